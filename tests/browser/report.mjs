// Counts and prints: "ok 3 - title" or "not ok 4 - title" with what was wrong under it.
let passed = 0;
let failed = 0;

export async function test(title, run) {
    let complaints;
    try {
        complaints = (await run()) ?? [];
    } catch (error) {
        complaints = [String(error.stack ?? error).split('\n').slice(0, 4).join('\n')];
    }
    const number = passed + failed + 1;
    if (complaints.length === 0) {
        passed += 1;
        console.log(`ok ${number} - ${title}`);
        return;
    }
    failed += 1;
    console.log(`not ok ${number} - ${title}`);
    for (const complaint of complaints.slice(0, 12)) {
        console.log(`    ${complaint}`);
    }
}

export function finish() {
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}
