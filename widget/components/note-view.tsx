import type { Note } from '../chat-message.ts'
import { useUi } from '../ui-context.ts'

/** A line of a person, or of the system. */
export function NoteView({ note }: { note: Note }) {
  const { strings } = useUi()
  return (
    <div class={`row note ${note.author}`}>
      {note.author === 'staff' && <span class="author">{strings.staff}</span>}
      <p>{note.text}</p>
    </div>
  )
}
