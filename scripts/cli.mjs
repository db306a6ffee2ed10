import './check-node.mjs'

// `npm run --silent cli -- …`: the same set-up, but stdout belongs to the answer.
import('./prepare.mjs').then(({ prepare, runBuilt }) =>
  prepare({ packages: 'production', output: process.stderr }).then(() => runBuilt('cli.js')),
)
