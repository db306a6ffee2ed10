import { Component } from 'preact'
import type { ChatMessage } from '../chat-message.ts'
import { AnswerView } from './answer-view.tsx'
import { QuestionView } from './question-view.tsx'
import { NoteView } from './note-view.tsx'

interface MessageRowProps {
  message: ChatMessage
  last: boolean
}

/** One entry of the list; drawn again only when its message is another, so that a stream redraws one row. */
export class MessageRow extends Component<MessageRowProps> {
  override shouldComponentUpdate(next: MessageRowProps): boolean {
    return next.message !== this.props.message || next.last !== this.props.last
  }

  override render({ message, last }: MessageRowProps) {
    switch (message.kind) {
      case 'question':
        return <QuestionView question={message} />
      case 'answer':
        return <AnswerView answer={message} last={last} />
      case 'note':
        return <NoteView note={message} />
    }
  }
}
