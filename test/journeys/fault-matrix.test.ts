import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matrixRoutes } from '../support/bot-routes.ts';
import { closeScenes } from '../support/scene.ts';
import { cellsOf, isChosen, runCell, stageOf } from './fault-matrix/run.ts';
import type { Cell } from './fault-matrix/row.ts';
import type { Stage } from './fault-matrix/run.ts';
import { rows } from './fault-matrix/rows.ts';
import { tableOf } from './fault-matrix/table.ts';

const cells = cellsOf(rows).filter(isChosen);
const named = (stage: Stage['kind']) =>
  cells
    .filter(({ row }) => row.stage === stage)
    .map((cell): [string, Cell] => [`${cell.row.route}, which ${cell.row.does}, ${cell.fault}`, cell]);

describe.each(['text', 'forum'] as const)('in a server with cases in a %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await stageOf(kind);
  });
  afterAll(async () => {
    stage.file.close();
    await closeScenes();
  });

  it.each(named(kind))('%s', async (_name, cell) => {
    expect(await runCell(stage, cell)).toBe(1);
  });
});

it('has a row for every route it says it has', () => {
  expect([...new Set(rows.map(({ route }) => route))].toSorted()).toEqual(matrixRoutes);
});

it('is written down as it is', async () => {
  await expect(tableOf(rows)).toMatchFileSnapshot('../../docs/faults.md');
});
