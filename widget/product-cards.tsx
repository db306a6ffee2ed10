import './drawn.ts'
import style from './product-cards.css'

export { ProductCards } from './components/product-cards.tsx'
export { style }
