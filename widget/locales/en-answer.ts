/** What stands around an answer. */
export const answerEn = {
  sources: 'Sources',
  suggestions: 'You could ask',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  thanks: 'Thank you!',
  copy: 'Copy answer',
  copied: 'Copied',
}
