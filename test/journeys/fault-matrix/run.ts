import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../../src/store/open-database.ts';
import type { Effect } from '../../support/discord-server/http/faults.ts';
import { scene } from '../../support/scene.ts';
import { until } from '../../support/until.ts';
import type { FaultScene } from '../fault-scene.ts';
import { impatientMs, passingFaults, passingNames } from './passing-faults.ts';
import type { Cell, Row, Story } from './row.ts';

/** One running community for many cells, one after the other. */
export interface Stage extends FaultScene {
  kind: Row['stage'];
}

export async function stageOf(kind: Row['stage']): Promise<Stage> {
  const made = await scene(kind === 'forum' ? { casesIn: 'forum' } : {});
  return Object.assign(made, { file: new Sqlite(databaseFile(made.dataDir)), stores: made.bot.stores, kind });
}

/** Every fault at every row: those that pass, then what may be missing there. */
export function cellsOf(rows: readonly Row[]): Cell[] {
  return rows.flatMap((row) => [
    ...passingNames.map((fault) => ({ row, fault, outcome: row.otherwise?.[fault] ?? 'usual' })),
    ...Object.entries(row.missing ?? {}).map(([code, { outcome }]) => ({ row, fault: Number(code), outcome })),
  ]);
}

/** Of the faults that pass, each row meets every fourth in an ordinary run, beginning one further than the row before. */
const everyNth = 4;

const runsAll = process.env['FAULT_MATRIX'] === 'all';

/** Whether the cell belongs to this run: all do with `FAULT_MATRIX=all`; else a fixed part that meets every row and fault. */
export function isChosen({ fault }: Cell, index: number, all: readonly Cell[]): boolean {
  if (runsAll || typeof fault === 'number') return true;
  const rowNumber = new Set(all.slice(0, index + 1).map(({ row }) => row)).size;
  return (passingNames.indexOf(fault) + rowNumber) % everyNth === 0;
}

/** The story is told while the fault is on; then people must see what the table says. Answers how many requests met it. */
export async function runCell(stage: Stage, { row, fault, outcome }: Cell): Promise<number> {
  const story = await row.story(stage);
  const [method = '', path = ''] = row.route.split(' ');
  const match = { method, path, ...(row.body === undefined ? {} : { body: row.body }) };
  const met = stage.discord.faults.next(match, effectOf(story, fault));
  const restore = grow(stage, fault, met.reached);
  const before = stage.discord.requests.length;
  await story.act();
  if (fault === late && path === callback) await untilRepeated(stage, before, row);
  restore();
  met.off();
  const holds = story.holds[outcome];
  if (holds === undefined) throw new Error(`The story does not know the outcome ${outcome}`);
  await holds();
  return met.hits;
}

const late = 'is answered later than the bot waits';
const callback = '/interactions/:interaction/:token/callback';

/** People see the late answer before the bot gives it up: what it then tries again shall meet no other cell's fault. */
async function untilRepeated({ discord }: Stage, before: number, { body = () => true }: Row): Promise<void> {
  await until(() => {
    const [first, ...others] = discord.requests.slice(before).filter((one) => one.route === callback && body(one.body));
    return others.some(({ path, status }) => path === first?.path && status !== null);
  }, 'the answer to be given once more');
}

function effectOf({ missing }: Story, fault: Cell['fault']): Effect {
  if (typeof fault !== 'number') return passingFaults[fault];
  const meanwhile = missing?.[fault];
  if (meanwhile === undefined) throw new Error(`The story does not say how ${fault} comes about`);
  return { meanwhile };
}

/** The bot waits for an answer only as long as the late one takes; answers what makes it patient again. */
function grow({ bot }: Stage, fault: Cell['fault'], reached: Promise<void>): () => void {
  const { options } = bot.client.rest;
  const patience = options.timeout;
  const restore = () => {
    options.timeout = patience;
  };
  if (fault === late) {
    options.timeout = impatientMs;
    void reached.then(restore);
  }
  return restore;
}
