// Starts the program on a free port with a data folder of its own, and signs people in by link.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function freePort() {
    const server = createServer();
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address();
    await new Promise((done) => server.close(done));
    return port;
}

async function untilHealthy(base, program) {
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
        if (program.exitCode !== null) {
            throw new Error(`the server ended with ${program.exitCode}`);
        }
        const healthy = await fetch(`${base}/healthz`).then((r) => r.ok, () => false);
        if (healthy) {
            return;
        }
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('the server was not healthy within 20 s');
}

/** A served demo: `base`, `linkFor(role, unit)` and `stop()`. What it wrote on stderr is in `log()`. */
export async function serveDemo(binary, demo = 'skane-2025') {
    const folder = await mkdtemp(join(tmpdir(), 'spejare-browser-'));
    const data = join(folder, 'data');
    await run(binary, ['demo', '--case', demo, '--data', data], { maxBuffer: 1 << 26 });
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const program = spawn(
        binary,
        ['serve', '--data', data, '--listen', `127.0.0.1:${port}`],
        { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, SPEJARE_BASE_URL: base } },
    );
    let log = '';
    program.stderr.on('data', (text) => { log = (log + text).slice(-20_000); });
    await untilHealthy(base, program);
    return {
        base,
        log: () => log,
        async linkFor(role, unit = '') {
            const at = unit ? ['--unit', unit] : [];
            const { stdout } = await run(
                binary, ['user', 'link', '--role', role, ...at, '--data', data]);
            const found = stdout.match(/(?:https?:\/\/[^/\s]+)?(\/\S+)/);
            if (!found) {
                throw new Error(`no link in what "user link" printed: ${stdout}`);
            }
            return base + found[1];
        },
        async stop() {
            program.kill('SIGTERM');
            const ended = new Promise((done) => program.once('exit', done));
            const late = setTimeout(() => program.kill('SIGKILL'), 10_000);
            if (program.exitCode === null) {
                await ended;
            }
            clearTimeout(late);
            await rm(folder, { recursive: true, force: true });
        },
    };
}
