// Every body of tests/wire/golden that goes to an API of OpenAI's, by a mock that Prism makes of its
// description: 200 for ours, 422 for the same body broken in one place. Its example of a response
// breaks the description itself: a 500 about nothing but that is a request that was accepted.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'

const [cache, description] = process.argv.slice(2)
const golden = 'tests/wire/golden'
const paths = { chat: '/chat/completions', completions: '/completions', responses: '/responses' }
// One place each, where the description says of what kind a value is.
const breaks = { chat: { messages: 'a text' }, completions: { max_tokens: 'many' }, responses: { input: 7 } }
let passed = 0
let failed = 0

function tell(is_good, what) {
  is_good ? passed++ : failed++
  console.log(`${is_good ? 'ok   ' : 'FAIL '} ${what}`)
}

function free_port() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function start(port) {
  const program = `${cache}/node_modules/@stoplight/prism-cli/dist/index.js`
  const prism = spawn(process.execPath, [program, 'mock', '-h', '127.0.0.1', '-p', port, '--errors', description], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.on('exit', () => prism.kill())
  let said = ''
  await new Promise((resolve, reject) => {
    prism.on('exit', () => reject(new Error(`Prism ended: ${said}`)))
    prism.stdout.on('data', (piece) => {
      said += piece
      if (said.includes('is listening')) resolve()
    })
  })
  prism.removeAllListeners('exit')
  return prism
}

async function post(port, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: '*/*', authorization: 'Bearer none' },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  let violations = []
  if (answer.status !== 200) violations = JSON.parse(text).validation ?? []
  const is_its_own = answer.status === 500 && violations.length > 0 && violations.every((v) => v.location[0] === 'response')
  return { is_accepted: answer.status === 200 || is_its_own, status: answer.status, text }
}

// azure-chat and engine-completions have the model in their path: here it is added.
function api_of(name) {
  const part = name.replace('.json', '').split('-').find((word) => word in paths)
  return name.startsWith('messages') ? undefined : part
}

const port = await free_port()
const prism = await start(port)
for (const name of fs.readdirSync(golden).sort()) {
  const api = api_of(name)
  if (!api) continue
  const body = { model: 'a-model', ...JSON.parse(fs.readFileSync(`${golden}/${name}`, 'utf8')) }
  const ours = await post(port, paths[api], body)
  tell(ours.is_accepted, `${name} is accepted${ours.is_accepted ? '' : `: ${ours.status} ${ours.text}`}`)
  const broken = await post(port, paths[api], { ...body, ...breaks[api] })
  tell(broken.status === 422, `${name} broken is refused (${broken.status})`)
}
const texts = await post(port, '/moderations', { input: ['one', '二'] })
tell(texts.is_accepted, `moderations are accepted (${texts.status})`)
const wrong = await post(port, '/moderations', { input: 7 })
tell(wrong.status === 422, `moderations broken are refused (${wrong.status})`)
console.log(`${passed} passed, ${failed} failed`)
prism.kill()
process.exit(failed ? 1 : 0)
