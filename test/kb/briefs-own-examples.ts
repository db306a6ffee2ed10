/** The formats of the brief, by its own examples: nothing but the fields that stand there. */
export const briefFaq = {
  question: 'How can I track my order?',
  answer: 'You can track your order using the tracking link sent to your email.',
  category: 'Order Tracking',
  tags: ['shipping', 'order'],
  last_updated: '2025-04-10',
}

export const briefProduct = {
  product_id: 'VM1234',
  name: 'Organic Cotton T-shirt',
  description: 'A sustainably made cotton t-shirt.',
  price: 29.99,
  category: 'Tops',
  stock: 150,
  return_policy: '30-day return',
}

export const briefConversation = {
  user_id: 'user5678',
  timestamp: '2025-04-15T14:00:00Z',
  messages: [
    { sender: 'user', text: 'Where is my order?' },
    { sender: 'assistant', text: 'Let me check that for you.' },
  ],
  intent: 'order_tracking',
}
