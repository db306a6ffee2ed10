/** What is said in a language in which the shop's pages are not written, where no model answers. */
export interface Courtesy {
  /** That the answer is in English; one sentence. */
  inEnglish: string
  greeting: string
  thanks: string
  goodbye: string
  /** To what has nothing to do with the shop. */
  decline: string
}

/** By language, written by hand; a new locale of the widget comes with its line here. */
export const courtesies: Readonly<Record<string, Courtesy>> = {
  de: {
    inEnglish: 'Ich kann hier nur auf Englisch antworten; fragen können Sie gern auf Deutsch.',
    greeting: 'Hallo und herzlich willkommen! Was kann ich für Sie tun?',
    thanks: 'Sehr gern! Wenn noch etwas ist, fragen Sie einfach.',
    goodbye: 'Danke für Ihren Besuch und bis bald!',
    decline:
      'Damit kann ich leider nicht dienen: Ich bin nur für Fragen rund um den Shop da. Kann ich Ihnen bei einer Bestellung, einer Größe oder einer Rückgabe helfen?',
  },
  nl: {
    inEnglish: 'Ik kan hier alleen in het Engels antwoorden; vragen mag gerust in het Nederlands.',
    greeting: 'Hallo en welkom! Waarmee kan ik helpen?',
    thanks: 'Graag gedaan! Is er nog iets, vraag het gerust.',
    goodbye: 'Bedankt voor je bezoek en tot ziens!',
    decline:
      'Daar kan ik helaas niet mee helpen: ik ben er alleen voor vragen over de winkel. Kan ik helpen met een bestelling, een maat of een retour?',
  },
  fr: {
    inEnglish: 'Je ne peux répondre ici qu’en anglais ; vous pouvez poser vos questions en français.',
    greeting: 'Bonjour et bienvenue ! Que puis-je faire pour vous ?',
    thanks: 'Avec plaisir ! N’hésitez pas si vous avez une autre question.',
    goodbye: 'Merci de votre visite et à bientôt !',
    decline:
      'Je ne peux malheureusement pas vous aider pour cela : je suis là uniquement pour les questions sur la boutique. Puis-je vous aider pour une commande, une taille ou un retour ?',
  },
  es: {
    inEnglish: 'Aquí solo puedo responder en inglés; puedes preguntar en español.',
    greeting: '¡Hola y bienvenido a nuestra tienda! ¿En qué puedo ayudarte?',
    thanks: '¡De nada! Si necesitas algo más, pregunta sin problema.',
    goodbye: '¡Gracias por tu visita y hasta pronto!',
    decline:
      'Con eso no puedo ayudarte: solo estoy para preguntas sobre la tienda. ¿Te ayudo con un pedido, una talla o una devolución?',
  },
  it: {
    inEnglish: 'Qui posso rispondere solo in inglese; puoi comunque scrivere in italiano.',
    greeting: 'Ciao e benvenuto nel nostro negozio! Come posso aiutarti?',
    thanks: 'Prego! Se ti serve altro, chiedi pure.',
    goodbye: 'Grazie della visita e a presto!',
    decline:
      'Con questo purtroppo non posso aiutarti: sono qui solo per domande sul negozio. Posso aiutarti con un ordine, una taglia o un reso?',
  },
  pt: {
    inEnglish: 'Aqui só consigo responder em inglês.',
    greeting: 'Olá e boas-vindas! Em que posso ajudar?',
    thanks: 'De nada! Se precisar de mais alguma coisa, é só perguntar.',
    goodbye: 'Obrigado pela visita e até breve!',
    decline:
      'Nisso não posso ajudar: estou aqui apenas para perguntas sobre a loja. Posso ajudar com uma encomenda, um tamanho ou uma devolução?',
  },
  pl: {
    inEnglish: 'Tutaj mogę odpowiadać tylko po angielsku.',
    greeting: 'Dzień dobry i witamy! W czym mogę pomóc?',
    thanks: 'Nie ma za co! W razie pytań proszę śmiało pisać.',
    goodbye: 'Dziękujemy za wizytę i do zobaczenia!',
    decline:
      'W tym niestety nie pomogę: odpowiadam tylko na pytania o sklep. Czy mogę pomóc w sprawie zamówienia, rozmiaru lub zwrotu?',
  },
  sv: {
    inEnglish: 'Här kan jag bara svara på engelska.',
    greeting: 'Hej och välkommen! Vad kan jag hjälpa till med?',
    thanks: 'Varsågod! Fråga gärna om det är något mer.',
    goodbye: 'Tack för besöket och på återseende!',
    decline:
      'Det kan jag tyvärr inte hjälpa till med: jag finns här bara för frågor om butiken. Kan jag hjälpa till med en beställning, en storlek eller en retur?',
  },
  da: {
    inEnglish: 'Her kan jeg kun svare på engelsk.',
    greeting: 'Hej og velkommen! Hvad kan jeg hjælpe med?',
    thanks: 'Selv tak! Spørg endelig, hvis der er mere.',
    goodbye: 'Tak for besøget, og på gensyn!',
    decline:
      'Det kan jeg desværre ikke hjælpe med: jeg er her kun til spørgsmål om butikken. Kan jeg hjælpe med en ordre, en størrelse eller en returnering?',
  },
  cs: {
    inEnglish: 'Tady mohu odpovídat jen anglicky.',
    greeting: 'Dobrý den a vítejte! S čím mohu pomoci?',
    thanks: 'Rádo se stalo! Kdyby cokoli, klidně se ptejte.',
    goodbye: 'Děkujeme za návštěvu a na shledanou!',
    decline:
      'S tím bohužel nepomohu: jsem tu jen pro otázky k obchodu. Mohu pomoci s objednávkou, velikostí nebo vrácením?',
  },
  tr: {
    inEnglish: 'Burada yalnızca İngilizce yanıt verebiliyorum.',
    greeting: 'Merhaba, hoş geldiniz! Size nasıl yardımcı olabilirim?',
    thanks: 'Rica ederim! Başka bir sorunuz olursa yazmanız yeterli.',
    goodbye: 'Ziyaretiniz için teşekkürler, görüşmek üzere!',
    decline:
      'Bu konuda ne yazık ki yardımcı olamam: yalnızca mağazayla ilgili sorular için buradayım. Sipariş, beden veya iade konusunda yardımcı olabilir miyim?',
  },
  ru: {
    inEnglish: 'Здесь я могу отвечать только на английском языке.',
    greeting: 'Здравствуйте и добро пожаловать! Чем могу помочь?',
    thanks: 'Пожалуйста! Если появятся вопросы, пишите.',
    goodbye: 'Спасибо за визит и до встречи!',
    decline:
      'С этим я, к сожалению, не помогу: я отвечаю только на вопросы о магазине. Помочь с заказом, размером или возвратом?',
  },
  uk: {
    inEnglish: 'Тут я можу відповідати лише англійською.',
    greeting: 'Вітаємо! Чим можу допомогти?',
    thanks: 'Будь ласка! Якщо будуть запитання, пишіть.',
    goodbye: 'Дякуємо за візит і до зустрічі!',
    decline:
      'З цим я, на жаль, не допоможу: я відповідаю лише на запитання про магазин. Допомогти із замовленням, розміром або поверненням?',
  },
  el: {
    inEnglish: 'Εδώ μπορώ να απαντώ μόνο στα αγγλικά.',
    greeting: 'Γεια σας και καλώς ήρθατε! Πώς μπορώ να βοηθήσω;',
    thanks: 'Παρακαλώ! Αν χρειαστείτε κάτι άλλο, ρωτήστε με.',
    goodbye: 'Ευχαριστούμε για την επίσκεψη, τα λέμε σύντομα!',
    decline:
      'Δυστυχώς δεν μπορώ να βοηθήσω σε αυτό: είμαι εδώ μόνο για ερωτήσεις σχετικά με το κατάστημα. Να βοηθήσω με μια παραγγελία, ένα μέγεθος ή μια επιστροφή;',
  },
  ar: {
    inEnglish: 'يمكنني الرد هنا باللغة الإنجليزية فقط.',
    greeting: 'مرحبًا وأهلًا بك! كيف يمكنني مساعدتك؟',
    thanks: 'على الرحب والسعة! لا تتردد في السؤال عن أي شيء آخر.',
    goodbye: 'شكرًا لزيارتك وإلى اللقاء!',
    decline:
      'عذرًا، لا يمكنني المساعدة في ذلك، فأنا هنا للأسئلة المتعلقة بالمتجر فقط. هل أساعدك في طلب أو مقاس أو إرجاع؟',
  },
  he: {
    inEnglish: 'כאן אני יכול להשיב באנגלית בלבד.',
    greeting: 'שלום וברוכים הבאים! במה אפשר לעזור?',
    thanks: 'בשמחה! אם יש עוד שאלה, פשוט שאלו.',
    goodbye: 'תודה על הביקור ולהתראות!',
    decline: 'לצערי בזה אינני יכול לעזור: אני כאן רק לשאלות על החנות. אפשר לעזור בהזמנה, במידה או בהחזרה?',
  },
  ja: {
    inEnglish: 'こちらでは英語でのみお答えできます。',
    greeting: 'こんにちは。ようこそお越しくださいました。ご用件をどうぞ。',
    thanks: 'どういたしまして。ほかにもあれば、お気軽にどうぞ。',
    goodbye: 'ご来店ありがとうございました。またお待ちしております。',
    decline:
      '申し訳ありませんが、当店に関するご質問のみ承っております。ご注文、サイズ、返品についてお手伝いできますか。',
  },
  ko: {
    inEnglish: '여기에서는 영어로만 답변할 수 있습니다.',
    greeting: '안녕하세요, 환영합니다! 무엇을 도와드릴까요?',
    thanks: '천만에요! 더 궁금한 점이 있으면 말씀해 주세요.',
    goodbye: '방문해 주셔서 감사합니다. 또 뵙겠습니다!',
    decline:
      '죄송하지만 저는 쇼핑몰에 관한 질문만 도와드릴 수 있습니다. 주문, 사이즈 또는 반품에 관해 도와드릴까요?',
  },
  zh: {
    inEnglish: '我在这里只能用英语回答。',
    greeting: '您好，欢迎光临！请问有什么可以帮您？',
    thanks: '不客气！如有其他问题，请随时提出。',
    goodbye: '感谢您的光临，再见！',
    decline: '很抱歉，我只能回答与本店有关的问题。需要我在订单、尺码或退货方面提供帮助吗？',
  },
}
