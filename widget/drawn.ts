/** What the later parts but the answer's own draw with: each of them imports this, so that it is one file. */
import './shared.ts'
import './components/picture.tsx'
import './components/shop-link.ts'
import './format-price.ts'
