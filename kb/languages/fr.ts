import { lexiconOf } from './lexicon.ts'

/** French words of a shop's day, and how an English help page says it. */
export const french = lexiconOf({
  endings: ['s', 'x', 'e', 'es', 'ee', 'ees', 'er', 'ez', 'ent', 'r'],
  entries: `
hello: bonjour, bonsoir, salut, coucou
thank you: merci, merci beaucoup, merci bien, mille mercis, grand merci
bye: au revoir, à bientôt, bonne journée, bonne soirée, adieu
how are you: comment ça va, comment allez vous, ça va
are you a robot: êtes vous un robot, es tu un robot, êtes vous humain, es tu humain, êtes vous une vraie personne
what can you do: que pouvez vous faire, que peux tu faire, qu est ce que vous pouvez faire
under: moins de, sous les, maximum
cheapest: moins cher, moins chère
how long: combien de temps, quel délai, pendant combien de temps
how many days: combien de jours
how much does it cost: combien coûte, combien coûtent, combien ça coûte, quel est le prix
how much: combien
how can i: comment puis je, comment je peux, comment est ce que je peux
how do i: comment faire pour, comment dois je, comment je fais pour
how: comment
where is: où est, où en est, où se trouve
where: où
when will i: quand vais je, quand est ce que je, quand serai je
when: quand
why: pourquoi
what is: quel est, quelle est, quels sont, quelles sont
what: quoi, que, qu
which: quel, quelle, quels, quelles, lequel, laquelle
who: qui
do you have: avez vous, vous avez, est ce que vous avez, vendez vous
is there: y a t il, il y a, existe t il, est ce qu il y a
can i: puis je, est ce que je peux, peut on, je peux
can you: pouvez vous, est ce que vous pouvez
i want to: je veux, je voudrais, j aimerais, je souhaite
i have: j ai
item: article
write: écris, écrire, écrivez, rédige, rédiger
tell: raconte, raconter
poem: poème, poésie
story: histoire
song: chanson
essay: dissertation
homework: devoirs, devoir
weather: météo, quel temps
who won: qui a gagné
won: gagné
game: match, jeu
world cup: coupe du monde
ignore: ignore, ignorez, ignorer, oublie toutes, oubliez toutes
previous: précédentes, précédente, précédents
all: toutes, tous, tout
instructions: instructions, consignes
your instructions: tes instructions, vos instructions
show: montre, affiche, montrez
what do you think of: que penses tu de, que pensez vous de
president: président
equation: équation
solve: résous, résoudre
recipe: recette
and: et
for: pour
with: avec
to: vers
:le, la, les, l, un, une, des, du, de, d, ou, mais, donc, à, au, aux, en, dans, sur, sous, par, chez, est, sont, suis, es, a, ai, as, ont, avez, avons, être, avoir, je, j, tu, il, elle, on, nous, vous, ils, elles, me, m, te, t, se, s, moi, toi, lui, ce, c, cet, cette, ces, ça, cela, y, ne, n, plus, très, aussi, encore, déjà, bien, svp, stp, plaît, si, comme, que, qu, peut, peux, puis, faire, fait, faites, va, vais, été, votre, vos, leur, leurs, quelque, faut, il faut, sa, son, ses, ta, ton
my: mon, ma, mes
not: pas, jamais, aucun, aucune, rien
without: sans
only: seulement, uniquement
again: nouveau
other: autre, autres
new: nouvelle
how much does shipping cost: combien coûte la livraison, prix de la livraison, frais de livraison, frais de port, frais d envoi, coût de la livraison, frais d expédition
how long does delivery take: délais de livraison, délai de livraison, temps de livraison
delivery: livraison, livraisons
deliver: livrer, livrez, livré, livrée, livre
ship: expédier, expédiez, expédié, envoyer, envoyez, envoyé
shipping: expédition, envoi
take: prend, prennent, met
cost: coûte, coûtent, coût, frais
free: gratuit, gratuite, gratuits, gratuitement, offert, offerte, offerts
price: prix, tarif, tarifs
expensive: cher, chère
cheap: pas cher, moins cher
order: commande, commandes, commander, commandé
place an order: passer une commande, passer commande
order number: numéro de commande
order confirmation: confirmation de commande, mail de confirmation
parcel: colis, paquet
tracking: suivi, suivre, numéro de suivi, suivi de colis
arrive: arrive, arriver, arrivera, arrivé, arrivée
not received: pas reçu, rien reçu, jamais reçu, pas arrivé
received: reçu, reçue, recevoir
lost: perdu, perdue
late: retard, en retard
return: retour, retours, retourner, renvoyer, renvoi, rendre, retourne, rapporter
how long do i have to return: combien de temps ai je pour renvoyer, combien de temps pour retourner, délai de retour, délai de rétractation
return period: rétractation, droit de rétractation
return label: étiquette de retour, bon de retour
when will i get my refund: quand vais je être remboursé, quand vais je être remboursée, quand serai je remboursé, quand serai je remboursée
refund: remboursement, rembourser, remboursé, remboursée, remboursez
exchange: échanger, échange, échangé
change: changer, modifier, changement, modification
cancel: annuler, annulation, annulé, résilier
pay: payer, paye, payé, régler
payment: paiement, paiements, règlement
payment methods: moyens de paiement, moyen de paiement, modes de paiement, mode de paiement
accept: acceptez, accepter
pay in instalments: payer en plusieurs fois, en plusieurs fois, en trois fois, en 3 fois
pay later: payer plus tard, paiement différé
invoice: facture, factures, reçu d achat
card: carte, carte bancaire, carte de crédit, cb
declined: refusée, refusé
charged twice: débité deux fois, débitée deux fois, payé deux fois
charged: débité, débitée, prélevé
money: argent
discount code: code promo, code de réduction, code promotionnel, codes promo
discount: réduction, réductions, remise, rabais, promotion, promo
gift card: carte cadeau, cartes cadeaux, chèque cadeau, bon cadeau, bon d achat
gift wrap: emballage cadeau, papier cadeau, paquet cadeau, emballer
gift: cadeau, cadeaux, offrir
code: code
does not work: ne marche pas, ne fonctionne pas, marche pas, fonctionne pas
work: marche, fonctionne, fonctionnent
student discount: réduction pour les étudiants, réduction étudiante, tarif étudiant
student: étudiant, étudiants, étudiante
sale: soldes, solde
newsletter: newsletter, lettre d information
unsubscribe: désabonner, désinscrire, me désinscrire, me désabonner
subscribe: inscrire à la newsletter, abonner
account: compte
create an account: créer un compte, ouvrir un compte
delete: supprimer, effacer
password: mot de passe
forgot: oublié, oubliée
sign in: connecter, connexion
email: email, mail, e mail, adresse mail
address: adresse
delivery address: adresse de livraison
phone: téléphone, numéro de téléphone
personal data: données personnelles, données
size: taille, tailles, pointure, pointures
size guide: guide des tailles, tableau des tailles
how do i find my size: comment choisir ma taille, quelle taille choisir, quelle taille prendre, ma taille, quelle est ma taille
too small: trop petit, trop petite, trop serré
too large: trop grand, trop grande
fit: va bien, coupe, taille grand, taille petit
between two sizes: entre deux tailles
long: long, longue
short: court, courte
colour: couleur, couleurs, coloris
black: noir, noire, noirs, noires
white: blanc, blanche
red: rouge
blue: bleu, bleue
green: vert, verte
yellow: jaune
brown: marron, brun, brune
grey: gris, grise
pink: rose
navy: bleu marine, marine
purple: violet, violette
orange: orange
dress: robe, robes
clothes: vêtement, vêtements, habits, fringues
shirt: chemise, chemises
t-shirt: tshirt, t shirt, tee shirt
blouse: chemisier, blouse
top: haut, débardeur
jumper: pull, pulls, chandail
cardigan: gilet, cardigan
trousers: pantalon, pantalons
jeans: jean, jeans
shorts: short, shorts
skirt: jupe, jupes
coat: manteau, manteaux
jacket: veste, vestes, blouson
raincoat: imperméable
shoes: chaussure, chaussures
boots: bottes, bottines
sneakers: baskets, tennis
sandals: sandales
bag: sac, sacs, sac à main
backpack: sac à dos
belt: ceinture, ceintures
scarf: écharpe, foulard
hat: chapeau, bonnet, casquette
gloves: gants
socks: chaussettes
tights: collants, collant
pyjamas: pyjama
underwear: sous vêtements, culottes
buttons: bouton, boutons
zip: fermeture éclair
item: articles, produit, produits, pièce, pièces
material: matière, matières, matériau, matériaux, tissu, tissus
wool: laine
how do i wash wool: comment laver un pull en laine, laver la laine
cotton: coton
linen: lin
silk: soie
leather: cuir
hemp: chanvre
organic: bio, biologique
recycled: recyclé, recyclée
vegan: végan, végane, vegan, véganes
sustainable: durable, écologique, écoresponsable
certified: certifié, certifiés, label, labels
where are your clothes made: où sont fabriqués vos vêtements, où fabriquez vous
made: fabriqué, fabriqués, fabriquée, fabrication, fait main, produits en
packaging: emballage, emballages
wash: laver, lavage, lave, nettoyer
washing machine: machine à laver, machine
iron: repasser, repassage
dryer: sèche linge
care: entretien, entretenir
stain: tache, taches
shrink: rétrécir, rétrécit
moths: mites
repair: réparer, réparation, réparations, réparez
warranty: garantie, garanties
alter: raccourcir, retoucher, retouche, ourlet
damaged: abîmé, abîmée, endommagé, endommagée, cassé, cassée, défectueux, défaut, déchiré, trou
wrong item: mauvais article, mauvaise taille reçue, erreur
missing: manque, manquant
complaint: réclamation, plainte, réclamer
do you have a physical shop: avez vous un magasin, avez vous une boutique, avez vous des magasins, avez vous des boutiques
physical shop: magasin, magasins, boutique, boutiques
opening hours: horaires, heures d ouverture, ouvert, ouverts
collect: retirer, retrait, récupérer
pick-up point: point relais, point de retrait, relais colis
try on: essayer, essayage
talk to a person: parler à un conseiller, parler à quelqu un, parler à une personne, parler à un humain, conseiller, conseillère, service client
contact: contacter, contact, joindre
call: appeler
talk: parler
language: langue, langues
countries: pays, étranger
do you ship to: livrez vous en, livrez vous au, livrez vous à, livrez vous dans, expédiez vous en
outside the EU: hors ue, hors de l ue, hors europe
customs duties: douane, frais de douane, droits de douane, taxes
germany: allemagne
austria: autriche
switzerland: suisse
france: france
belgium: belgique
netherlands: pays bas, hollande
spain: espagne
italy: italie
united kingdom: angleterre, royaume uni
norway: norvège
today: aujourd hui
tomorrow: demain
weekend: week end, samedi, dimanche
monday: lundi
tuesday: mardi
wednesday: mercredi
thursday: jeudi
friday: vendredi
working days: jours ouvrés, jours ouvrables
days: jours, jour
weeks: semaines, semaine
month: mois
time: temps, délai, délais
public holidays: jours fériés, férié
express: express, rapide, rapidement, livraison express
sign: signer, signature
nobody home: absent, absente, personne à la maison
neighbour: voisin, voisine
available: disponible, disponibles, en stock
sold out: épuisé, épuisée, rupture de stock
pre-order: précommande, précommander
second hand: seconde main, d occasion, occasion
take-back: reprise, reprendre
loyalty programme: programme de fidélité, fidélité, points
review: avis
company: entreprise, société
women: femme, femmes
men: homme, hommes
children: enfant, enfants
help: aide, aider
question: question
problem: problème
safe: sécurisé, sûr
sample: échantillon
workshop: atelier, ateliers
`,
})
