#!/usr/bin/env node
/** The program's entry: the one file that knows the process. What it can do stands in `main/program.ts`. */

// A reader that has seen enough (`saar brief treaty | head`) is no failure.
// Whoever read the log is gone: there is nobody left to tell, and telling it again would never end.
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const streams = { out: process.stdout, err: process.stderr, input: process.stdin };
try {
  const { runProgram } = await import('./main/program.ts');
  process.exitCode = await runProgram(process.argv, process.env, streams);
} catch (error) {
  // Loading a module, or the words for what went wrong, failed: the only words left are these.
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EMFILE' && code !== 'ENFILE') throw error;
  process.stderr.write('saar: too few open files are allowed here (ulimit -n). Allow 512 or more and start again.\n');
  process.exitCode = 1;
}
// What may still be open after `start` (a retry's timer, a library's socket) must not keep the process.
if (process.argv[2] === 'start') process.exit();
