import './check-node.mjs'

// `npm run dev`: builds at every change and starts the server anew.
import('./watch.mjs').then(({ watch }) => watch())
