import './check-node.mjs'

// `npm start`: installs and builds what is missing, then becomes the server.
Promise.all([import('./prepare.mjs'), import('./end-with-npm.mjs')]).then(
  async ([{ prepare, runBuilt }, { endWithNpm }]) => {
    endWithNpm()
    await prepare({ packages: 'production', output: process.stdout })
    await runBuilt('main.js')
  },
)
