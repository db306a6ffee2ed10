import './check-node.mjs'

// `npm run dev`: builds at every change and starts the server anew.
Promise.all([import('./watch.mjs'), import('./end-with-npm.mjs')]).then(([{ watch }, { endWithNpm }]) => {
  endWithNpm()
  return watch()
})
