import { afterEach, expect, it } from 'vitest';
import { quiet } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseHomes } from '../support/security-server.ts';
import { agrees, played, takeStep } from './ten-cases-checks.ts';
import { openTen, steps } from './ten-cases-story.ts';

afterEach(closeScenes);

it.each(caseHomes)(
  'plays ten cases through every row of the table in a %s channel, and every surface agrees with the record',
  async (home) => {
    const s = await scene({ casesIn: home });
    const ten = await openTen(s);
    await agrees(s, ten);
    const restarts = new Set([Math.floor(steps.length / 3), Math.floor((2 * steps.length) / 3)]);
    for (const [index, step] of steps.entries()) {
      if (restarts.has(index)) await s.restart();
      await takeStep(s, ten, step);
      await quiet(s);
      if (step.to !== undefined) played(ten, step.on).path.push(step.to);
      await agrees(s, ten, [step.on]);
    }
    await agrees(s, ten);
    const walked = new Set(
      [...ten.values()].flatMap(({ path }) => path.map((to, at) => `${path[at - 1] ?? '–'} → ${to}`)),
    );
    expect([...walked].toSorted()).toEqual(rows.toSorted());
    expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
  },
);

/** SPEC 5, row by row. */
const rows = [
  '– → New',
  'New → Triage',
  'Triage → Investigating',
  'New → Closed',
  'Triage → Closed',
  'Investigating → Closed',
  'Investigating → Resolved',
  'Cold → Resolved',
  'Resolved → Closed',
  'Triage → Cold',
  'Investigating → Cold',
  'Cold → Triage',
  'Cold → Investigating',
  'Resolved → Investigating',
  'Closed → Triage',
];
