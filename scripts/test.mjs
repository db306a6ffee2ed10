import './check-node.mjs'

// `npm test`: everything. `npm test -- test/kb` runs only the tests whose path matches.
import('./run-tests.mjs').then(({ runTests }) => runTests(process.argv.slice(2)))
