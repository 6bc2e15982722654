/**
 * Masking a delimited file of people, file to file, against others in one run: `npm run bench:mask [rows] [ways...]`. Each
 * way runs in a process of its own, three times in turn; the median counts. Outputs are compared byte for byte.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePeople } from './mask/people.ts';
import { deskWays, ways } from './mask/ways.ts';
import { machine, median, say } from './support/figures.ts';

/** `cpuMs`: processor time of all threads, which other work on the machine does not lengthen as it does the clock's. */
type Measured = { readonly ms: number; readonly cpuMs: number; readonly peakMb: number };

const runs = 3;

const measureHere = async (name: string, input: string, output: string): Promise<void> => {
  const way = ways[name];
  if (way === undefined) throw new Error(`no way ${name}`);
  const [start, before] = [performance.now(), process.cpuUsage()];
  await way(input, output);
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const cpuMs = (user + system) / 1000;
  process.stdout.write(JSON.stringify({ ms, cpuMs, peakMb: process.resourceUsage().maxRSS / 1024 }));
  // A database's threads would keep the process.
  process.exit(0);
};

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { desk: string } };
/** What `npm run desk` tells Node. */
const deskFlags = scripts.desk.split(' ').filter((word) => word.startsWith('--'));

/** Into a file that is not there yet: giving back an older one's room is no part of the work. */
const measure = (name: string, input: string, output: string): Measured => {
  rmSync(output, { force: true });
  const flags = deskWays.has(name) ? deskFlags : [];
  const command = [...flags, fileURLToPath(import.meta.url), '--way', name, input, output];
  const said = execFileSync(process.execPath, command, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said) as Measured;
};

const digestOf = async (path: string): Promise<string> => {
  if (!existsSync(path)) return '-';
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex').slice(0, 8);
};

const compare = async (rows: number, names: readonly string[]): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-mask-'));
  try {
    const input = join(folder, 'people.csv');
    writePeople(input, rows);
    say(`${machine()}; ${rows} rows × 8 columns, ${Math.round(statSync(input).size / 1e6)} MB`);
    const measured = new Map<string, Measured[]>(names.map((name) => [name, []]));
    for (let run = 0; run < runs; run += 1)
      for (const name of names) measured.get(name)?.push(measure(name, input, join(folder, `${name}.csv`)));
    for (const [name, results] of measured) {
      const ms = median(results.map((result) => result.ms));
      const cpu = median(results.map(({ cpuMs }) => cpuMs));
      const peak = Math.max(...results.map(({ peakMb }) => peakMb));
      const digest = await digestOf(join(folder, `${name}.csv`));
      say(
        `${name.padEnd(10)} ${Math.round(ms)} ms  ${Math.round((rows / ms) * 1000)} rows/s  cpu ${Math.round(cpu)} ms  ${Math.round(peak)} MB  ${digest}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const [first, second, third, fourth] = process.argv.slice(2);
if (first === '--way') await measureHere(second ?? '', third ?? '', fourth ?? '');
else {
  const chosen = process.argv.slice(3);
  await compare(Number(first ?? 1_000_000), chosen.length > 0 ? chosen : Object.keys(ways));
}
