import { lexiconOf } from './lexicon.ts'

/** Spanish words of a shop's day, and how an English help page says it. */
export const spanish = lexiconOf({
  endings: ['s', 'es', 'a', 'o', 'as', 'os', 'n', 'r', 'lo', 'la', 'los', 'las'],
  entries: `
hello: hola, buenos días, buenas tardes, buenas noches, buenas
thank you: gracias, muchas gracias, mil gracias, muchísimas gracias
bye: adiós, hasta luego, hasta pronto
how are you: cómo estás, qué tal, cómo está
are you a robot: eres un robot, eres una persona, eres humano, eres un bot
what can you do: qué puedes hacer, en qué puedes ayudarme
under: menos de, por debajo de, máximo
cheapest: más barato, más barata
how long: cuánto tiempo, cuánto tarda, cuánto tardan, cuánto tardará
how long does delivery take: cuánto tarda en llegar, cuánto tarda el envío, cuánto tarda la entrega, plazo de entrega, tiempo de entrega, plazos de entrega
how many days: cuántos días
how much does it cost: cuánto cuesta, cuánto cuestan, cuánto vale, cuál es el precio
how much: cuánto, cuánta
how can i: cómo puedo, cómo se puede
how do i: cómo hago para, cómo tengo que, cómo debo, cómo se
how: cómo
where is: dónde está, por dónde va
where: dónde
when will i get: cuándo recibiré, cuándo recibo, cuándo me llegará, cuándo llegará
when: cuándo
why: por qué
what is: cuál es, cuáles son, qué es
what: qué
which: cuál, cuáles
who: quién
do you have: tenéis, tienen, tienes, vendéis
is there: hay, existe
can i: puedo, se puede, podría
can you: podéis, pueden
i want to: quiero, quisiera, me gustaría, querría
i have: he, tengo
write: escribe, escribir, escríbeme, redacta
tell: cuenta un, cuéntame
poem: poema, poesía
story: cuento, historia
song: canción
essay: ensayo
homework: deberes
weather: tiempo hará, clima
who won: quién ganó, quién ha ganado
won: ganó, ganado
game: partido, juego
world cup: mundial
ignore: ignora, ignorar, olvida
previous: anteriores, anterior, previas
all: todas, todos
instructions: instrucciones
your instructions: tus instrucciones
show: muestra, muéstrame
what do you think of: qué opinas de, qué piensas de
president: presidente
equation: ecuación
solve: resuelve, resolver
recipe: receta
and: y, e
for: para
with: con
:el, la, los, las, un, una, unos, unas, de, del, al, a, o, pero, en, por, es, son, está, están, ser, estar, ha, han, yo, tú, él, ella, nosotros, vosotros, ellos, usted, ustedes, me, te, se, le, lo, nos, os, les, mí, ti, su, sus, tu, tus, este, esta, esto, estos, estas, ese, esa, eso, si, sí, ya, muy, más, también, aún, todavía, algo, favor, por favor, que, como, hacer, hago, hace, hacéis, hacen, vuestro, vuestra, vuestros, vuestras, desde, hasta, va, voy
my: mi, mis
not: no, nunca, ningún, ninguna, nada
without: sin
only: solo, solamente
again: otra vez, de nuevo
other: otro, otra, otros, otras
new: nuevo, nueva
how much does shipping cost: cuánto cuesta el envío, gastos de envío, costes de envío, coste de envío, precio del envío, cuánto cuestan los envíos
shipping: envío, envíos
ship: enviar, enviáis, envían, enviado, mandar, mandáis
do you ship to: hacéis envíos a, hacen envíos a, enviáis a, envían a, entregáis en
delivery: entrega, entregas
deliver: entregar, entregáis, entregado, reparto
arrive: llegar, llega, llegará, llegado, llegó
cost: cuesta, cuestan, coste, costo, gastos
free: gratis, gratuito, gratuita
price: precio, precios
expensive: caro, cara
cheap: barato, barata, económico
order: pedido, pedidos, pedir, encargar
place an order: hacer un pedido, realizar un pedido
order number: número de pedido
order confirmation: confirmación del pedido, confirmación de pedido
parcel: paquete, paquetes
tracking: seguimiento, rastrear, rastreo, número de seguimiento, seguir
not received: no he recibido, no recibí, no me ha llegado, no ha llegado
received: recibido, recibir
lost: perdido, perdida, extraviado
late: tarde, retraso, retrasado
return: devolver, devolución, devoluciones, devuelvo, devuelto, retornar
how long do i have to return: cuántos días tengo para devolver, plazo de devolución, cuánto tiempo tengo para devolver
return label: etiqueta de devolución
when will i get my refund: cuándo recibiré mi reembolso, cuándo me devolverán el dinero, cuándo me devolvéis el dinero
refund: reembolso, reembolsos, reembolsar, devolución del dinero, reintegro, mi dinero
exchange: cambiarlo por otra, cambiar por otra talla, cambiarlo por otra talla, cambiar la talla, intercambiar
change: cambiar, cambio, cambiarlo, cambiarla, modificar
cancel: cancelar, anular, cancelación, cancelado
pay: pagar, pago con, pagado, abonar
payment: pago, pagos
payment methods: formas de pago, métodos de pago, medios de pago, forma de pago, método de pago
accept: aceptáis, aceptan
pay in instalments: pagar a plazos, a plazos, en cuotas, cuotas
pay later: pagar después, pagar más tarde, aplazado
invoice: factura, facturas, recibo
card: tarjeta, tarjeta de crédito
declined: rechazada, rechazado, denegada
charged twice: cobrado dos veces, doble cargo, dos veces
charged: cobrado, cargo
money: dinero
discount code: código de descuento, código promocional, cupón
discount: descuento, descuentos, rebaja, promoción, oferta
gift card: tarjeta regalo, tarjetas regalo, tarjeta de regalo, vale regalo, cheque regalo
gift wrap: envolver para regalo, envoltorio de regalo, papel de regalo
gift: regalo, regalos, regalar
code: código
does not work: no funciona, no me funciona, no va
work: funciona, funcionan
student discount: descuento para estudiantes, descuento de estudiante
student: estudiante, estudiantes
sale: rebajas, ofertas
newsletter: boletín, newsletter
unsubscribe: darme de baja, baja, cancelar la suscripción
subscribe: suscribirme, suscribir, suscripción
account: cuenta
create an account: crear una cuenta, registrarme, registrar
delete: borrar, eliminar
password: contraseña, clave
forgot: olvidado, olvidé
sign in: iniciar sesión, entrar en mi cuenta
email: correo, email, correo electrónico
address: dirección
delivery address: dirección de entrega, dirección de envío
phone: teléfono, número de teléfono
personal data: datos personales, datos, privacidad
size: talla, tallas, número de zapato
size guide: guía de tallas, tabla de tallas
how do i find my size: cómo sé qué talla, qué talla necesito, qué talla elegir, qué talla soy, mi talla, qué talla tengo que coger
too small: demasiado pequeño, demasiado pequeña, pequeño, me queda pequeño
too large: demasiado grande, me queda grande
fit: quedar, queda
between two sizes: entre dos tallas
long: largo, larga
short: corto, corta
colour: color, colores
black: negro, negra
white: blanco, blanca
red: rojo, roja
blue: azul
green: verde
yellow: amarillo, amarilla
brown: marrón
grey: gris
pink: rosa
navy: azul marino
purple: morado, morada, violeta
orange: naranja
dress: vestido, vestidos
clothes: ropa
item: prenda, prendas
shirt: camisa, camisas
t-shirt: camiseta, camisetas
blouse: blusa, blusas
top: top
jumper: jersey, jerséis, suéter
cardigan: chaqueta de punto, cárdigan, rebeca
trousers: pantalón, pantalones
jeans: vaqueros, tejanos
shorts: pantalón corto, pantalones cortos
skirt: falda, faldas
coat: abrigo, abrigos
jacket: chaqueta, chaquetas, cazadora
raincoat: chubasquero, impermeable
shoes: zapatos, zapato, calzado
boots: botas, botines
sneakers: zapatillas, deportivas
sandals: sandalias
bag: bolso, bolsos, bolsa
backpack: mochila
belt: cinturón
scarf: bufanda, pañuelo
hat: sombrero, gorro, gorra
gloves: guantes
socks: calcetines
tights: medias
pyjamas: pijama
underwear: ropa interior, bragas, calzoncillos
buttons: botón, botones
zip: cremallera
item: artículo, artículos, producto, productos, pieza
material: material, materiales, tejido, tejidos, tela
wool: lana
cotton: algodón
linen: lino
how do i wash linen: cómo se lava el lino, cómo lavar el lino
silk: seda
leather: cuero, piel
hemp: cáñamo
organic: orgánico, orgánica, ecológico
recycled: reciclado, reciclada
are your products vegan: vuestros productos son veganos, son veganos
vegan: vegano, vegana, veganos, veganas
sustainable: sostenible, sostenibles, sostenibilidad
certified: certificado, certificados
made: hecho, hecha, hechos, fabricado, fabricados, fabricáis, fabricada
packaging: embalaje, envase
wash: lavar, lava, lavado, lavo
washing machine: lavadora
iron: planchar
dryer: secadora
care: cuidar, cuidado
stain: mancha, manchas
shrink: encoger, encoge
moths: polillas
repair: reparar, reparación, arreglar, reparáis
warranty: garantía
alter: acortar, arreglo
damaged: roto, rota, dañado, dañada, defectuoso, defecto, estropeado, agujero
arrived damaged: llegado roto, llegado dañado, llegó roto, llegó dañado
wrong item: artículo equivocado, equivocado, equivocada, incorrecto
missing: falta, faltan
complaint: queja, reclamación, reclamar
physical shop: tienda física, tienda, tiendas
opening hours: horario, horarios, abierto
collect: recoger, recogida
pick-up point: punto de recogida, punto de entrega
try on: probar, probarme
talk to a person: hablar con una persona, hablar con alguien, hablar con un agente, atención al cliente, agente, persona real
contact: contactar, contacto
call: llamar
talk: hablar
language: idioma, idiomas
countries: países, país, extranjero
outside the EU: fuera de la ue, fuera de europa
customs duties: aduana, aduanas, aranceles, impuestos
germany: alemania
austria: austria
switzerland: suiza
france: francia
belgium: bélgica
netherlands: países bajos, holanda
spain: españa
italy: italia
portugal: portugal
united kingdom: reino unido, inglaterra
norway: noruega
today: hoy
tomorrow: mañana
weekend: fin de semana, sábado, domingo
monday: lunes
tuesday: martes
wednesday: miércoles
thursday: jueves
friday: viernes
working days: días laborables, días hábiles
days: días, día
weeks: semanas, semana
month: mes, meses
time: tiempo, plazo
public holidays: festivo, festivos
express: exprés, urgente, rápido
sign: firmar, firma
nobody home: no hay nadie en casa, no estoy en casa
neighbour: vecino, vecinos
available: disponible, disponibles, en stock
sold out: agotado, agotada
pre-order: reservar, preventa
second hand: segunda mano
loyalty programme: programa de fidelidad, puntos
review: reseña, opinión
company: empresa
women: mujer, mujeres
men: hombre, hombres
children: niños, niñas
help: ayuda, ayudar
question: pregunta
problem: problema
safe: seguro, segura
sample: muestra
workshop: taller, talleres
where do i find: dónde puedo encontrar, dónde encuentro
`,
})
