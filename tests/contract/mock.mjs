// Plays the vendors for aimock.sh: one aimock, whose answers are chosen by the model's name.
// usage: node mock.mjs AIMOCK_FOLDER ADDRESS_FILE JOURNAL_FILE   (ends when standard input closes)
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, addressFile, journalFile] = process.argv.slice(2);
const { LLMock } = await import(pathToFileURL(`${folder}/node_modules/@copilotkit/aimock/dist/index.js`));
const mock = new LLMock({ port: 0 });
const content = "Hola Ana, tu pedido está en camino. ¿Hay algo más que pueda hacer por ti?";
const error = (status, message, type, code) => ({ error: { message, type, code }, status });

const scenes = {
    good: [{ content }],
    limit: [error(429, "Rate limit reached", "rate_limit_error", "rate_limit_exceeded"), { content }],
    quota: [error(429, "You exceeded your current quota", "insufficient_quota", "insufficient_quota")],
    down: [error(503, "The engine is currently overloaded", "server_error")],
    unknown: [error(404, "The model `unknown` does not exist", "invalid_request_error", "model_not_found")],
    filtered: [{ content: "Hola", finishReason: "content_filter" }],
    long: [{ content, finishReason: "length" }],
    cut: [{ content, options: { chunkSize: 8, latency: 20, truncateAfterChunks: 3 } }],
    gone: [{ content, options: { chunkSize: 8, latency: 50, disconnectAfterMs: 120 } }],
    malformed: [{ content, chaos: { malformedRate: 1 } }],
};
for (const [model, answers] of Object.entries(scenes)) {
    answers.forEach(({ options = {}, chaos, ...response }, index) => {
        const match = answers.length > 1 && index + 1 < answers.length ? { model, sequenceIndex: index } : { model };
        mock.addFixture({ match, response, ...options, ...(chaos ? { chaos } : {}) });
    });
}
mock.onModerate(/.*/, { flagged: false, categories: {} });

const stop = async () => {
    writeFileSync(journalFile, JSON.stringify(mock.getRequests()));
    await mock.stop();
    process.exit(0);
};
await mock.start();
writeFileSync(addressFile, mock.url);
process.stdin.on("end", stop).resume();
