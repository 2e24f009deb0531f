// What does it cost a program that its requests are told in words? One connection to a server of another process, kept
// open: the least that a request can cost, so that the share is the worst there is.

import { type BenchResult, figure, inTurn, ratioOf } from './measure.ts'
import { bare, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 15
const server = `import socket
listening = socket.create_server(('127.0.0.1', 0))
print(listening.getsockname()[1], flush=True)
answer = b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'
while True:
    client, _ = listening.accept()
    while True:
        data = client.recv(65536)
        if not data:
            break
        client.sendall(answer * data.count(b'\\r\\n\\r\\n'))
`
const program = (path: string, n: number) => `import subprocess, sys, time, http.client
server = subprocess.Popen([sys.executable, '-S', '-c', ${JSON.stringify(server)}], stdout=subprocess.PIPE, env={'SENTINEL_OFF': '1'})
connection = http.client.HTTPConnection('127.0.0.1', int(server.stdout.readline()))
def ask(number):
    connection.request('GET', ${path})
    connection.getresponse().read()
for number in range(50): ask(number)
began = time.perf_counter()
for number in range(${n}): ask(number)
print((time.perf_counter() - began) / ${n} * 1e6)
server.kill()
`
const n = 2000
const requests = {
  'the same request again (counted, its bytes summed)': "'/api/orders/%d' % number",
  'another operation each time (written)': `'/api/' + ''.join(chr(97 + int(digit)) for digit in str(number))`,
}
const importing = `import sys, time
began = time.perf_counter()
import http.client, smtplib, sqlite3, csv
print((time.perf_counter() - began) * 1e6)
`

export async function run(): Promise<BenchResult[]> {
  const newest = interpreters().at(-1)
  if (!newest) throw new Error('no Python')
  using where = place()
  const compared = (name: string, text: string) => {
    const timed = (env: NodeJS.ProcessEnv) => () =>
      Number(runPython(newest.path, ['-c', text], env, where.folder))
    const [without = [], with_ = []] = inTurn(rounds, [timed(bare()), timed(watched(where.inbox))])
    const added = with_.map((value, index) => value - (without[index] as number))
    return [
      figure(`${name}: bare`, 'µs', without),
      figure('  watched', 'µs', with_, { ratio: ratioOf(with_, without) }),
      figure('  added', 'µs', added),
    ]
  }
  const figures = Object.entries(requests).flatMap(([name, path]) => compared(name, program(path, n)))
  figures.push(...compared('importing four watched modules, once', importing))
  return [
    {
      question: `Cost of a request over HTTP that is told in words, Python ${newest.version}`,
      figures,
      notes: [
        'http.client alone, on an open connection to this machine: a request over a network takes 10 to 1,000 times as long.',
      ],
    },
  ]
}
