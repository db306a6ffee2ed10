// Loaded before anything else, and itself in syntax that Node 12 can read: there is no clearer message
// than a sentence from us, and no worse one than a SyntaxError.
var required = 20
var major = Number(process.versions.node.split('.')[0])

if (major < required) {
  console.error(
    'VerdeMuse needs Node ' +
      required +
      ' or newer, and this is Node ' +
      process.versions.node +
      '. Get a current one from https://nodejs.org.',
  )
  process.exit(1)
}
