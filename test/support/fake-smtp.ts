import { createServer, type Socket } from 'node:net'

/** A mail server that takes everything, or refuses every receiver. */
export interface FakeSmtp {
  url: string
  /** What came after `DATA`, whole. */
  mails: string[]
  /** Every command line. */
  commands: string[]
  close(): Promise<void>
}

export async function startFakeSmtp({ refuse = false }: { refuse?: boolean } = {}): Promise<FakeSmtp> {
  const mails: string[] = []
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let buffer = ''
    let inData = false
    const say = (line: string) => socket.write(`${line}\r\n`)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      buffer += chunk
      for (;;) {
        const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const part = buffer.slice(0, end)
        buffer = buffer.slice(end + (inData ? 5 : 2))
        if (inData) {
          mails.push(part)
          inData = false
          say('250 taken')
          continue
        }
        commands.push(part)
        const receiver = /^RCPT TO:<(.*)>/i.exec(part)?.[1]
        if (/^EHLO/i.test(part)) say('250-fake\r\n250 8BITMIME')
        else if (receiver !== undefined && refuse) say(`550 no mailbox ${receiver}`)
        else if (/^DATA/i.test(part)) {
          inData = true
          say('354 go on')
        } else if (/^QUIT/i.test(part)) socket.end('221 bye\r\n')
        else say('250 ok')
      }
    })
    say('220 fake')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    commands,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
