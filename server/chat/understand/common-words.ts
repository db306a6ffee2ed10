/**
 * The words by which a short message shows its language: the most frequent ones, those of greetings and thanks, and a
 * few of shopping. Written by hand, without accents, as `foldAccents` of `kb/fold-accents.ts` leaves them.
 */
export const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`about after all also am an and any anybody anyone anything are arent as ask at available back bag be
    because been before being best better between bought break broken but buy by bye call can cannot cant card cash
    change charge check cheap cheaper cheapest choose clothes code coat color colour come cool cost could country
    damaged day days deal delivered delivery did didnt different discount do does doesnt dont dress easy email exchange
    feel find fit for free fresh from get gift give glad go gonna good got great had happen has hate have havent hello
    help her here hey hi him his home hot how human id if im in instead into is isnt it item its jacket jeans job
    just keep kind know large last late later least let like list long look lost love made make man many material me
    mean medium men might mine missing money more most much must my name need never new nice no not now number of off
    offer ok okay old on once one online only open or order orders other our out over package page pants parcel pay
    payment people pick please pls plz policy possible price problem product purchase put question quick real really
    receive received red refund replace return returned returns right run safe said sale same say see sell send sent
    service ship shipped shipping shirt shoes shop should show since size sizes sleeve small so soft some someone
    something soon sorry start still stock stop store style sure sweater take talk tee tell than thank thanks that the
    their them then there these they thing think this those thx ty time tnx to today tomorrow too top track tracking
    tried trousers true try two under until up ur us use very voucher wait wanna want wash wat way we wear week what
    when where which while white who why will wish with within without women wont work working worn worth would wrong
    yeah yes yet you your yours rate rates rock uber saga dim currency actual actually mode silence contact
    information plus dot ten doe las los open lights save opinion vice papa pear jane john son main hat bin war pull
    question place client page mail minus taxi five four seven facebook google radio music song play san el la`),
  de: words(`aber alle alles als am an andere auch auf aus bei bekomme bekommen bestellen bestellt bestellung bezahlen
    bin bis bitte brauche das dass dein deine dem den denn der des deutsch die dies diese diesen dieser dieses dir doch
    du durch ein eine einem einen einer eines er es etwas euch eur euer eure eurem euren eurer farbe funktioniert fur ganz
    geht geld gern gerne gestern gibt gross groesse grosse gruss gut guten hab habe haben habt hallo hat hatte hatten
    heute hier hilfe hose ich ihm ihn ihnen ihr ihre im immer ist ja jetzt kann kannst kaufen kein keine keinen kleid
    kleidung kleider kommt konnen konnt konnte kosten kostet leider lieber lieferung liefert lieferzeit machen mal man
    mehr mein meine meinem meinen meiner mich mir mit mochte mochten morgen muss nach nein nicht nichts noch nochmal nur
    ob oder ohne paket passt preis rechnung retoure rucksenden schicken schon schuhe sehr seid sein seit sich sie sind
    soll sollte so tag tage tragen um und uns unter viel vielen vom von vor wann war warum was wasche waschen
    weiter welche welchen welcher welches wenn wer werde werden wie wieder will wir wird wo woche wochen woher wurde
    zahlen zeit zu zum zur zuruck zwei danke dankeschon tschuss moin servus versand ruckgabe verfugbar umtausch
    umtauschen stornieren gutschein wieso lange hoch kleine grosser schlecht frage fragen bestellnummer immernoch`),
  nl: words(`aan al alle alleen als altijd andere antwoord artikel bedankt ben bent bestelling bestellen besteld betalen
    betaald bij binnen broek dan dank dat de deze die dit doen door duurt een eens er even gaat geen geld geleverd goed
    graag had hallo heb hebben hebt heeft het hier hoe hoelang hoeveel hoi hij ik in is ja jas je jij jou jouw jullie
    jurk kan kleding kleur kleuren klopt komt kopen korting kost kosten krijg krijgen kunnen kunt kwijt langer laat
    levering leveren levert maar maat maken mag mee meer met mij mijn moet moeten morgen na naar nee niet niets nog nodig
    nou nu of om omdat onder ons ontvangen ook op over pakje pakket prijs retour retourneren retourzenden ruilen schoenen
    sinds snel staat sturen stuk tegen terug terugsturen te toch tot trui uit uw van vanaf vandaag veel verzenden
    verzonden verzending voor vraag vragen waar waarom wachten wanneer was wat week weken wel welk welke werd werkt wie
    wij wil wilde willen winkel wordt worden zal ze zeer zelf zending zeg zien zijn zo zoals zonder zou goedemorgen
    goedemiddag goedenavond dag doei annuleren nieuwe verkeerd verkeerde klacht wachtwoord cadeau lang maken gratis`),
  fr: words(`ai aide aider ainsi alors apres as assez au aucun aucune aujourdhui aussi autre autres aux avant avec
    avez avoir avons beaucoup besoin bien bon bonjour bonsoir bonne ca carte ce cela celle celui ces cet cette chaussures
    chez chose colis combien comme comment commande commander commandes compte couleur couleurs coute dans de deja
    delai delais demain depuis des deux dire dois doit donc dois du elle elles en encore ensuite es est et etais etait
    etes etre eu eux envoyer envoi facture faire fait faites fois frais gratuit gratuite grand grande ici il ils jai je
    jamais jour jours jusqu la laquelle le les leur livraison livre livrer livrez lors lui ma mais marche me meme merci
    mes mettre mieux moi moins mon ne ni non nos notre nous offre ou oui paiement paiements paquet par parce pareil pas
    payer pendant peu peut peux plus plusieurs pour pourquoi pourrais pouvez pouvoir premier prix probleme puis puisque qu
    quand que quel quelle quelles quels quelque qui quoi recu recevoir remboursement remboursee rembourse rendre retour
    retourner renvoyer robe sa salut sans se ses si soit son sont sous suis suivi sur ta taille tailles tard te
    tes toi ton tous tout toute toutes tres trop trouve trouver tu un une va vais vendez vers veut veux vetements voici
    voila voir vont vos votre voudrais vous revoir journee svp stp cordialement magasin boutique`),
  es: words(`actualmente ahora al algo alguien algun alguna algunos antes aqui ayer ayuda ayudar bien buena buenas
    buenos cada camisa cambiar cambio cambiarlo casa color colores como compra comprar con cosa cual cuales cualquier cuando
    cuanta cuantas cuanto cuantos cuenta cuesta da dar de debo deben del demasiado desde despues devolucion devoluciones
    devolver dia dias dice dinero donde dos durante el ella ellos en entonces entrega entregar enviar envian enviais
    envio envios era eres es esa ese eso esta estan estas este esto estos estoy factura falta favor fue gracias grande
    gratis gustaria ha hace haceis hacen hacer hago han has hasta hay he hola hoy jamas la las le les llega llegado llegar
    llego lo los luego mal manana mas me mejor menos mi mientras mis misma mismo mucha muchas mucho muchos muy nada
    necesito ni ningun no nos nosotros nuestro nuevo nunca os otra otro paga pagar pago para paquete pasa pedido
    pedidos pero persona poco podeis podria por porque precio problema pueda puede pueden puedo pues que quien quiero
    quisiera ropa se sea ser si siempre sin sobre solo son soy su sus tal talla tallas tambien tan tanto tarda tarde
    tarjeta te teneis tener tengo tenia ti tiempo tiene tienen tienes tienda toda todavia todo todos tu tus un una uno
    unos usted ustedes va vale vestido vez vosotros vuestro vuestra vuestros vuestras ya yo zapatos dias noches adios
    reembolso hablar contrasena`),
  it: words(`abbiamo abito ad ai aiuto al alla alle allo ancora anche anni appena arrivare arrivato arriva articolo
    assistenza avanti avere avete aveva avrei bene bisogno buon buona buonasera buongiorno cambiare cambio cambiarlo
    capi caso cerco che chi chiedere ci ciao cio codice col colore colori come con consegna consegnate consegnato
    contattare cosa costa costo cui da dagli dai dal dalla dei del dell della delle dello dentro deve devo di dice dopo
    dove due dunque ecco ed effettuare entro era ero essere fa faccio fai fanno fare fate fatto fattura finora fino fra
    giorni giorno gia giu gli grazie grande gratis gratuita gratuito ha hai hanno ho ieri il in indietro io la le
    lei li lo loro lui ma mai maglia male me meno mentre mi mia mie miei mille mio misura modo molta molto negozio negli
    nei nel nella nessun niente noi non nostra nostro nulla nuovo oggi ogni ok oppure ordinato ordine ordini pacco pagamento
    pagare per perche perfavore piu po poco poi posso possibile possono potete potrei prego prezzo prima problema prodotti
    prodotto pronto provare puo qual quale quali qualche qualcosa qualcuno quando quante quanti quanto quella quello
    questa queste questi questo qui resi reso restituire rimborso salve sapere scarpe scusa scusi se sei sembra sempre
    senza si siamo sia siete solo sono sopra soldi sotto spedite spedizione spedizioni stata stato sto su sua suo sul sulla
    taglia taglie tanto te tempo tra troppo trovo tu tua tuo tutta tutte tutti tutto un una uno va vengono venire vestiti
    vestito via vi voglio voi volta vorrei vostra vostre vostri vostro arrivederci saluti`),
  pt: words(`acho agora ainda ajuda alem algum alguma alguem ao aos aqui artigo as ate bem boa bom cada chegou coisa com
    como compra comprar conta cor cores custa da dar das de dele depois desconto desde devolucao devolucoes devolver dia
    dias dinheiro disse do dois dos ela ele eles em encomenda encomendas entrega entregam entregar enviam enviar envio
    era essa esse esta estao estar estas este estou eu faz fazem fazer ficar fico foi frete fui gostaria grande ha hoje
    houve isso isto ja la lhe loja mais mas me meio mesmo meu meus minha minhas muita muito nada nao nas nem nenhum no nos
    nossa nosso nunca obrigada obrigado oi ola onde ontem os ou outra outro pagamento pagar para pedido pela pelo perdi
    pode podem poderia por porque posso pra precisa preciso preco produto produtos qual quais quando quanto quantos quanta
    quase que quem quero receber recebi reembolso roupa roupas sapatos se sem senha ser seu seus sim so sobre sou sua
    tamanho tamanhos tambem tanto tarde te tem tempo tenho ter todo todos troca trocar tudo tua um uma vai voce voces vou
    vestido bom tarde noite tchau esqueci esta preto`),
  pl: words(`albo ale bardzo bez bo bowiem by byc byl byla bylo ca chce chcialbym chcialabym chociaz ci co cos czas czekam
    czy czyli dla dlaczego do dobry dostane dostawa dostawy dwa dzien dzieki dziekuje faktura gdy gdzie haslo hasla ich
    ile im inny ja jak jaka jakie jaki jakis jednak jego jej jest jestem jeszcze jesli juz kiedy kolor kolory koszt
    kosztuje kto ktora ktory kupic ma mam macie maja mi mnie moge moja moje moj mozna moze mozliwe mu musze na nad nam nas
    nasz nic nie niego nim nowy numer od on ona one oni oraz paczka paczke paczki pieniadze pieniedzy platnosc platnosci
    po pod pomoc pomocy poniewaz prosze przed przez przy pytanie reklamacja rozmiar rozmiary sa sie siebie sklep sklepie
    spodnie sposob sukienka sukienke swoje sa tak taki tam te tego tej ten teraz tez to trzeba tu twoje ty tyle tylko w
    wam was wasz we wiec wiem witam wlasnie wszystko wy wyslac wysylka wysylacie wysylki za zamowic zamowienie
    zamowienia zapomnialam zapomnialem zaplacic ze zeby zwrot zwrotu zwrocic czesc hej dziendobry anulowac stacjonarny
    powinnam powinienem wybrac`),
  sv: words(`aldrig alla allt alltid andra att av bara behover bestalla bestallning betala betalning bli blir bra butik da
    dag dagar dar de dem den denna deras det detta dig din dina ditt du efter eller en er era ert ett finns for fore fran
    fraga fran frakt frakten fraktar funkar fungerar far fatt ga garna genom ger gick god gor gora ha hade haft han har hej
    hela henne hjalp hon hur idag igen in ingen inget inte ja jag kan kanske klanning klanningen klader kom kommer kopa
    kopte kosta kostar kostade krona kronor kunde leverans levererar leveransen losenord lagga mer mig min mina mitt mycket
    man manga maste med men nagon nagot nar nasta nej ni nu och ocksa om oss paket paketet pa pengar pris returnera
    retur returer sa saga sedan ser sig sin ska skaffa skicka skickar skicket skor skulle snart snabbt som stor storlek
    storlekar ta tack tid till tillbaka tror trosor tva under upp ut utan vad var vara varan vart varfor vecka veckor vem vi
    vid vilka vilken vilket vill ar at over tyvarr snalla glomt avbryta avboka svart valja kvitto tjena`),
  da: words(`af aldrig alle alt altid anden annullere at bare bedre behover bestille bestilling betale betaling betalings
    blev bliver bruge butik byte da dag dage dansk de deres derfor det dette dig din dine dit du efter eller en end er et
    findes for forkert fordi fra fragt fragten fa far fik flere fungerer faktura gerne glemt god gor gore gange ham han har
    havde hej hele hendes her hjaelp hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornar hvis i
    igen ikke ind ingen intet ja jeg jeres jer kan kjole kjolen koster kobe kobt kommer kroner kunne kvittering laenge levere
    leveret leveringstid levering lidt lige maa man mange med meget mellem men mere mig min mine mit modtaget ma nar naar nej
    noget nogen nogle nu og ogsa om op opad ordre ordren os over pakke pakken penge pris pa returnere returnerer retur
    sagt saelge selv sende sender sendt ser sig sin siden skal skulle snart som sko stor storrelse storrelser tage tak
    tid til tilbage tingene toj tro ud uden uge uger under vaere vaelge var vare varen vi vil ville ved vores adgangskode
    hvorhenne klage godt morgen farvel`),
  cs: words(`aby aj ale ani ano asi az balik balicek barva barve barvy bez bezpecne bude budu by byl byla bylo byt cas
    castku cena chci chtel chtela co cokoli dal dalsi dekuji diky dneska do dobry dodani dodavka den dnu doprava dopravu
    dorucujete doruceni dostanu dostal dostupne dva faktura fakturu heslo ho ja jak jaka jake jako jakou jaky je jeden
    jeho jejich jen jeste ji jich jim jine jsem jsi jsme jsou jste kam kamennou kazdy kde kdo kdy kdyz ke kolik koupit
    koupil ktera ktere ktery kvuli lze ma mam mame mate me mezi mi mit mne mnou mohl mohla mohu moc moje mozne moznosti muj
    muze muzu musi na nad nam nas nase ne nebo nejde nejsou nekdo neni nic nova ob objednal objednat objednavka objednavku
    objednavky obchod od odeslat on ona oni opet oprava pak penize platba platby po pod podle pokud pomoc potrebuji poslat
    posilate potvrzeni prave pred predtim pres pri prijde prijit pro problem proc prodejna prodejnu prosim protoze r
    reklamace saty se sem si sice sve svou svuj ta tady tak take takze tam te tedy ten tento ti tim to toho tohle tomu toto
    tuto ty uz vam vas vase vasi ve velikost velikosti vice vratit vraceni vsak vse vybrat vy za zaplatit
    zapomnel zapomnela zase zbozi ze zpet zrusit ahoj nashledanou stoji`),
  tr: words(`acaba adet adres ama ancak artik asla ay az bana bazi bedeni beden ben beni benim beri bile bilgi bir biraz biz bize
    bizim boyle bu bugun bunu burada cok cunku da daha de degil degisim degistirmek diye dolayi edebilir edebilirim edecek
    edilecek ediyorum ediyor ediyorsunuz elbise elbisenin en etmek evet fakat fatura fazla fiyat fiyati geldi gelecek gelir
    gelmedi gerek gerekiyor gibi gonderim gonder gonderi gonderiyor gun gunler hala hangi hani hata hatali hayir hem hemen
    hep her herhangi herkes hic icin iade ile ilgili indirim iptal istiyorum istiyor iyi kabul kac kadar kalite kargo kargom
    kargoya kez ki kim kimse kod kotu lutfen magaza magazaniz mi mu mumkun musteri nasil ne neden nedir nerede neredeki
    nereye nicin niye odeme olan olarak oldu oldugu olmak olmadi olur olsun on ona onlar onu orada oyle para param paket
    pantolon renk rengi sabah saat sadece satin sekilde selam sen senin sey sifre sifremi simdi siparis siparisim siparisimi
    siyah siyahi siz size sizin sonra soyle stok su ta tamam tane tarih teslim teslimat tesekkur tesekkurler turkce tum ucret
    ucreti ulasmadi unuttum urun urunu urunler uzerinde var ve veya ya yani yapabilir yapiyor yapiyorsunuz yapmak yardim yeni
    yok yontem yontemleri yuksek zaman merhaba secmeliyim musunuz misiniz`),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(Boolean))
}
