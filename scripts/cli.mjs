import './check-node.mjs'

// `npm run --silent cli -- …`: the same set-up, but stdout belongs to the answer.
import('./prepare.mjs').then(async ({ prepare, runBuilt }) => {
  await prepare({ packages: 'production', output: process.stderr })
  await runBuilt('cli.js')
})
