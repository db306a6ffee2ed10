/** What is said in a language in which the shop's pages are not written, where no model answers. */
export interface Courtesy {
  /** That the answer is in English; one sentence. */
  inEnglish: string
  greeting: string
  thanks: string
  goodbye: string
}

/** By language, written by hand; a new locale of the widget comes with its line here. */
export const courtesies: Readonly<Record<string, Courtesy>> = {
  de: {
    inEnglish: 'Ich kann hier nur auf Englisch antworten; fragen können Sie gern auf Deutsch.',
    greeting: 'Hallo und herzlich willkommen! Was kann ich für Sie tun?',
    thanks: 'Sehr gern! Wenn noch etwas ist, fragen Sie einfach.',
    goodbye: 'Danke für Ihren Besuch und bis bald!',
  },
  nl: {
    inEnglish: 'Ik kan hier alleen in het Engels antwoorden; vragen mag gerust in het Nederlands.',
    greeting: 'Hallo en welkom! Waarmee kan ik helpen?',
    thanks: 'Graag gedaan! Is er nog iets, vraag het gerust.',
    goodbye: 'Bedankt voor je bezoek en tot ziens!',
  },
  fr: {
    inEnglish: 'Je ne peux répondre ici qu’en anglais ; vous pouvez poser vos questions en français.',
    greeting: 'Bonjour et bienvenue ! Que puis-je faire pour vous ?',
    thanks: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
    goodbye: 'Merci de votre visite et à bientôt !',
  },
  es: {
    inEnglish: 'Aquí solo puedo responder en inglés; puedes preguntar en español.',
    greeting: '¡Hola y bienvenido a nuestra tienda! ¿En qué puedo ayudarte?',
    thanks: '¡De nada! Si necesitas algo más, pregunta sin problema.',
    goodbye: '¡Gracias por tu visita y hasta pronto!',
  },
  it: {
    inEnglish: 'Qui posso rispondere solo in inglese; puoi comunque scrivere in italiano.',
    greeting: 'Ciao e benvenuto nel nostro negozio! Come posso aiutarti?',
    thanks: 'Prego! Se ti serve altro, chiedi pure.',
    goodbye: 'Grazie della visita e a presto!',
  },
  pt: {
    inEnglish: 'Aqui só consigo responder em inglês.',
    greeting: 'Olá e boas-vindas! Em que posso ajudar?',
    thanks: 'De nada! Se precisar de mais alguma coisa, é só perguntar.',
    goodbye: 'Obrigado pela visita e até breve!',
  },
  pl: {
    inEnglish: 'Tutaj mogę odpowiadać tylko po angielsku.',
    greeting: 'Dzień dobry i witamy! W czym mogę pomóc?',
    thanks: 'Nie ma za co! W razie pytań proszę śmiało pisać.',
    goodbye: 'Dziękujemy za wizytę i do zobaczenia!',
  },
  sv: {
    inEnglish: 'Här kan jag bara svara på engelska.',
    greeting: 'Hej och välkommen! Vad kan jag hjälpa till med?',
    thanks: 'Varsågod! Fråga gärna om det är något mer.',
    goodbye: 'Tack för besöket och på återseende!',
  },
  da: {
    inEnglish: 'Her kan jeg kun svare på engelsk.',
    greeting: 'Hej og velkommen! Hvad kan jeg hjælpe med?',
    thanks: 'Selv tak! Spørg endelig, hvis der er mere.',
    goodbye: 'Tak for besøget, og på gensyn!',
  },
  cs: {
    inEnglish: 'Tady mohu odpovídat jen anglicky.',
    greeting: 'Dobrý den a vítejte! S čím mohu pomoci?',
    thanks: 'Rádo se stalo! Kdyby cokoli, klidně se ptejte.',
    goodbye: 'Děkujeme za návštěvu a na shledanou!',
  },
  tr: {
    inEnglish: 'Burada yalnızca İngilizce yanıt verebiliyorum.',
    greeting: 'Merhaba, hoş geldiniz! Size nasıl yardımcı olabilirim?',
    thanks: 'Rica ederim! Başka bir sorunuz olursa yazmanız yeterli.',
    goodbye: 'Ziyaretiniz için teşekkürler, görüşmek üzere!',
  },
  ru: {
    inEnglish: 'Здесь я могу отвечать только на английском языке.',
    greeting: 'Здравствуйте и добро пожаловать! Чем могу помочь?',
    thanks: 'Пожалуйста! Если появятся вопросы, пишите.',
    goodbye: 'Спасибо за визит и до встречи!',
  },
  uk: {
    inEnglish: 'Тут я можу відповідати лише англійською.',
    greeting: 'Вітаємо! Чим можу допомогти?',
    thanks: 'Будь ласка! Якщо будуть запитання, пишіть.',
    goodbye: 'Дякуємо за візит і до зустрічі!',
  },
  el: {
    inEnglish: 'Εδώ μπορώ να απαντώ μόνο στα αγγλικά.',
    greeting: 'Γεια σας και καλώς ήρθατε! Πώς μπορώ να βοηθήσω;',
    thanks: 'Παρακαλώ! Αν χρειαστείτε κάτι άλλο, ρωτήστε με.',
    goodbye: 'Ευχαριστούμε για την επίσκεψη, τα λέμε σύντομα!',
  },
  ar: {
    inEnglish: 'يمكنني الرد هنا باللغة الإنجليزية فقط.',
    greeting: 'مرحبًا وأهلًا بك! كيف يمكنني مساعدتك؟',
    thanks: 'على الرحب والسعة! لا تتردد في السؤال عن أي شيء آخر.',
    goodbye: 'شكرًا لزيارتك وإلى اللقاء!',
  },
  he: {
    inEnglish: 'כאן אני יכול להשיב באנגלית בלבד.',
    greeting: 'שלום וברוכים הבאים! במה אפשר לעזור?',
    thanks: 'בשמחה! אם יש עוד שאלה, פשוט שאלו.',
    goodbye: 'תודה על הביקור ולהתראות!',
  },
  ja: {
    inEnglish: 'こちらでは英語でのみお答えできます。',
    greeting: 'こんにちは。ようこそお越しくださいました。ご用件をどうぞ。',
    thanks: 'どういたしまして。ほかにもあれば、お気軽にどうぞ。',
    goodbye: 'ご来店ありがとうございました。またお待ちしております。',
  },
  ko: {
    inEnglish: '여기에서는 영어로만 답변할 수 있습니다.',
    greeting: '안녕하세요, 환영합니다! 무엇을 도와드릴까요?',
    thanks: '천만에요! 더 궁금한 점이 있으면 말씀해 주세요.',
    goodbye: '방문해 주셔서 감사합니다. 또 뵙겠습니다!',
  },
  zh: {
    inEnglish: '我在这里只能用英语回答。',
    greeting: '您好，欢迎光临！请问有什么可以帮您？',
    thanks: '不客气！如有其他问题，请随时提出。',
    goodbye: '感谢您的光临，再见！',
  },
}
