/** What a message says of itself in its own language, before it is read word by word in English. */
export interface QuestionReading {
  /** It asks what the shop has, does or offers, and names nothing of the shopper's own: the pages answer it. */
  asksShop: boolean
  /** It says that something shall not be done. */
  isDenied: boolean
}

interface Signs {
  /** A question to the shop, or one of which a person wants to know the answer. */
  toShop: RegExp
  /** An order, or what is the shopper's. */
  own: RegExp
  /** Who asks for themselves. */
  first: RegExp
  denied: RegExp
}

const NUMBER = /#\w*\d{4}|\b[a-z]{1,4}-\d{4}|\d{5}/i
const START = String.raw`^[^\p{L}]*`
const signs = (toShop: string, own: string, first: string, denied: string): Signs => ({
  toShop: new RegExp(toShop, 'iu'),
  own: new RegExp(own, 'iu'),
  first: new RegExp(String.raw`(?<!\p{L})(?:${first})(?!\p{L})`, 'iu'),
  denied: new RegExp(denied, 'iu'),
})

const SIGNS: Readonly<Record<string, Signs>> = {
  en: signs(
    String.raw`${START}(?:(?:can|could|do|will|would) you (?:refund|pay back) (?:to|onto|on) (?:another|a different)|(?:do|must|should) i (?:have to |need to )?(?:give|say|state) (?:a|any|the) reason|(?:can|may|could) i (?:exchange|return) (?:a|an) (?:gift|present)\b)`,
    String.raw`\b(?:my|mine|our|order|it|them|this|that|these|those)\b`,
    'me',
    '(?!)',
  ),
  de: signs(
    String.raw`${START}(?:(?:bieten|haben|hätten|liefern|versenden|verschicken|nehmen|führen|akzeptieren|verkaufen|machen|geben|erstatten) sie|(?:bietet|habt|liefert|versendet|verschickt|nehmt|führt|akzeptiert|verkauft|macht) ihr|gibt es)\s|\b(?:wissen|fragen|sagen),? (?:ob|wie|was|wann|welche)\s|\bkann man\s`,
    String.raw`\b(?:mein|unser)|\b(?:bestellung|paket|sendung|auftrag|lieferadresse)(?!\p{L})`,
    'ich|mir|mich|wir|uns|(?:können|könnten) sie|könnt ihr|kannst du',
    String.raw`\b(?:will|möchte|wollte|soll|sollen)\b.{0,60}\bnicht (?:mehr )?(?:stornieren|abbrechen|zurückgeben|zurückschicken|umtauschen|tauschen|widerrufen|ändern)`,
  ),
  fr: signs(
    String.raw`${START}(?:est[- ]ce qu(?:e vous(?! pou)|'on| on)|(?!pou|vou)\p{L}+[- ]vous\s|vous (?:avez|faites|livrez|proposez|acceptez|expédiez)|peut[- ]on|y a[- ]t[- ]il)|\b(?:savoir|dire|demander) (?:si|comment|quand|quels?|quelles?)\s`,
    String.raw`\b(?:mon|ma|mes|notre|nos) |\b(?:commande|colis)(?!\p{L})`,
    String.raw`je|j'\p{L}*|me|m'\p{L}*|moi|nous|(?:pouvez|pourriez)[- ]vous|vous (?:pouvez|pourriez)`,
    String.raw`\b(?:ne (?:veux|souhaite|voudrais|désire)|n'ai) pas\b.{0,20}(?:annuler|retourner|renvoyer|rendre|échanger|changer|modifier)|\bveux pas (?:annuler|retourner|renvoyer|rendre|échanger|changer|modifier)`,
  ),
  es: signs(
    String.raw`${START}(?:tienen|tenéis|tienes|hacen|hacéis|ofrecen|ofrecéis|envían|enviáis|entregan|aceptan|aceptáis|venden|admiten|se puede|hay)\s|\b(?:saber|decir\p{L}*|preguntar) (?:si|cómo|cuándo|qué)\s`,
    String.raw`\b(?:mi|mis|nuestro) |\b(?:pedido|paquete)(?!\p{L})`,
    'yo|me|mí|pueden?|podrían?|podéis|puedes|puedo|quiero|quisiera|necesito|he|tengo|debo|nos',
    String.raw`\bno (?:quiero|quisiera|deseo|voy a|hace falta) (?:cancelar|anular|devolver|cambiar|desistir)`,
  ),
  it: signs(
    String.raw`${START}(?:avete|fate|offrite|spedite|consegnate|accettate|vendete|rimborsate|si può|c'è|ci sono)\s|\b(?:sapere|dir\p{L}+|chiedere) (?:se|come|quando|quali|che)\s`,
    String.raw`\b(?:mio|mia|miei|mie)(?!\p{L})|\b(?:ordine|pacco)(?!\p{L})`,
    'io|mi|me|potete|potreste|può|puoi|posso|voglio|vorrei|devo|ho|ci',
    String.raw`\bnon (?:voglio|vorrei|intendo|desidero) (?:annullare|cancellare|restituire|rendere|cambiare|recedere|modificare)`,
  ),
  nl: signs(
    String.raw`${START}(?:(?:hebben|bieden|leveren|bezorgen|versturen|nemen|verkopen|accepteren|doen|verzenden) (?:jullie|we)|(?:heeft|biedt|levert|bezorgt|verstuurt|neemt|verkoopt|accepteert) u|hebt u|kan men|is er|zijn er)\s|\b(?:weten|vragen|zeggen),? (?:of|hoe|wat|wanneer|welke)\s|\bkan ik bij (?:jullie|u)\s`,
    String.raw`\b(?:mijn|onze) |\b(?:bestelling|pakket|pakje)(?!\p{L})`,
    'ik|mij|me|wij|ons|kun je|kunt u|kunnen jullie|kan je',
    String.raw`\b(?:wil|wilde|hoef)\b.{0,60}\bniet (?:meer )?(?:te )?(?:annuleren|retourneren|terugsturen|ruilen|omruilen|herroepen|wijzigen)`,
  ),
}

/**
 * Whether a message asks the shop a plain question, or says what shall not be done; by the words of its own language,
 * as word by word in English "Haben Sie" and "nicht" are lost.
 */
export function questionOf(said: string, language = 'en'): QuestionReading {
  const of = Object.hasOwn(SIGNS, language) ? SIGNS[language] : undefined
  if (!of) return { asksShop: false, isDenied: false }
  const text = said.replace(/\s+/g, ' ').replaceAll('’', "'")
  const isOwn = NUMBER.test(text) || of.own.test(text)
  // "Fallen die Stiefel groß aus?" is nobody's complaint; what is not English says "my" less often.
  const isImpersonal = language !== 'en' && /\?\s*$/.test(text) && !of.first.test(text)
  return {
    asksShop: !isOwn && (of.toShop.test(text) || (isImpersonal && !NOT_COME[language]?.test(text))),
    isDenied: of.denied.test(text),
  }
}

/** "Noch nicht da?", "immer noch nichts angekommen?": of an order all the same. */
const NOT_COME: Readonly<Record<string, RegExp>> = {
  de: /\bwo\b|bleibt|angekommen|\bda\b|liefer|kommt|rücksendung|erstattung|geld/i,
  fr: /\boù\b|arriv|livr|reç|rembours|argent/i,
  es: /d[óo]nde|lleg|entreg|reembols|dinero/i,
  it: /\bdove?\b|arriv|consegn|rimbors|soldi/i,
  nl: /\bwaar\b|aangekomen|binnen|lever|bezorg|komt|terugbetal|geld/i,
}
