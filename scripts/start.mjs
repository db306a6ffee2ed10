import './check-node.mjs'

// `npm start`: installs and builds what is missing, then becomes the server.
import('./prepare.mjs').then(({ prepare, runBuilt }) =>
  prepare({ packages: 'production', output: process.stdout }).then(() => runBuilt('main.js')),
)
