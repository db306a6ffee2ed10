import './check-node.mjs'

// `npm run check`: types, lint, import boundaries, dead code; what a change must pass before it is tested.
Promise.all([import('./prepare.mjs'), import('./tools.mjs'), import('./vitest.mjs')]).then(
  async ([{ prepare, root }, { runChecks }, { runVitest }]) => {
    await prepare({ packages: 'all', output: process.stdout })
    const { failed } = await runChecks(root)
    const boundaries = await runVitest(root, ['test/house/boundaries.test.ts'])
    process.exitCode = failed + boundaries.failed > 0 ? 1 : 0
  },
)
