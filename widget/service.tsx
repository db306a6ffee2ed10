import './drawn.ts'
import style from './service.css'

export { OwnSessions } from './components/own-sessions.tsx'
export { ServiceCards } from './components/service-cards.tsx'
export { style }
