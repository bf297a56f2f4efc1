#!/usr/bin/env node
/** The program's entry: the one file that knows the process. What it can do stands in `main/program.ts`. */
import { runProgram } from './main/program.ts';

// A reader that has seen enough (`saar brief treaty | head`) is no failure.
// Whoever read the log is gone: there is nobody left to tell, and telling it again would never end.
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const streams = { out: process.stdout, err: process.stderr, input: process.stdin };
process.exitCode = await runProgram(process.argv, process.env, streams);
// What may still be open after `start` (a retry's timer, a library's socket) must not keep the process.
if (process.argv[2] === 'start') process.exit();
