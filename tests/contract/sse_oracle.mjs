// Each rule of tests/wire/sse_rules.jsonl by eventsource-parser behind the platform's decoder: whole,
// cut at every byte, and byte by byte.
// It keeps a CR at the very end until it knows whether LF comes; LF there changes nothing.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const cache = process.argv[2]
const found = createRequire(`${cache}/package.json`).resolve('eventsource-parser')
const { createParser } = await import(pathToFileURL(found))
let passed = 0
let failed = 0

function parse(pieces) {
  const events = []
  const decoder = new TextDecoder()
  const parser = createParser({ onEvent: (event) => events.push([event.event || 'message', event.data]) })
  for (const piece of pieces) parser.feed(decoder.decode(piece, { stream: true }))
  if (pieces.at(-1)?.at(-1) === 13) parser.feed('\n')
  return JSON.stringify(events)
}

for (const line of fs.readFileSync('tests/wire/sse_rules.jsonl', 'utf8').split('\n')) {
  if (!line) continue
  const { rule, stream, events } = JSON.parse(line)
  const wanted = JSON.stringify(events)
  const bytes = Buffer.from(stream)
  const ways = [[bytes], [...bytes].map((byte) => Buffer.of(byte))]
  for (let cut = 1; cut < bytes.length; cut++) ways.push([bytes.subarray(0, cut), bytes.subarray(cut)])
  const wrong = ways.find((pieces) => parse(pieces) !== wanted)
  if (wrong) {
    failed++
    console.log(`FAIL  ${rule}: ${parse(wrong)} of ${JSON.stringify(wrong.map(String))}, not ${wanted}`)
  } else {
    passed++
    console.log(`ok    ${rule}`)
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
