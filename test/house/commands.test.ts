import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { decodeCustomId } from '../../src/discord/custom-id.ts';
import { registry } from '../../src/discord/registry.ts';
import { acknowledgementView } from '../../src/discord/views/acknowledgement.ts';
import { caseCard, withheldCard } from '../../src/discord/views/card.ts';
import { reportFormView } from '../../src/discord/views/report-form.ts';
import { Settings } from '../../src/domain/settings.ts';
import { opened } from '../domain/given.ts';
import { validateCommands } from '../support/discord-server/rules/command-limits.ts';
import { validateModal } from '../support/discord-server/rules/modal-limits.ts';

const { userMenus, messageMenus } = registry;
const commands = [...registry.commands, ...userMenus, ...messageMenus].map(({ data }) => data);

it('registers commands that Discord takes', () => {
  expect(validateCommands(commands).map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
});

it.each(commands.map((data) => [data.name, data] as const))(
  '/%s says where it works and leaves room to grow',
  (_name, data) => {
    expect(data.contexts?.length).toBeGreaterThan(0);
    expect(JSON.stringify(data).length).toBeLessThan(6500);
  },
);

it.each(['components', 'modals'] as const)('has one handler for each verb of its %s', (kind) => {
  const verbs = registry[kind].map(({ verb }) => verb);
  expect(verbs.toSorted()).toEqual([...new Set(verbs)].toSorted());
});

/** A case whose card carries every button it can. */
function fullView() {
  const evidence = {
    evidenceId: 'e1',
    nameId: 'f1',
    urlId: 'u1',
    size: 9,
    state: 'stored',
    sha256: 'a',
    reason: null,
    from: 'reporter',
    given: null,
  } as const;
  const around = { state: 'stored', reason: null, contentId: null, before: 0, after: 0 } as const;
  const ids = { channelId: '1', messageId: '2', snapshotId: 's1', seenByBot: false };
  const message = { ...ids, editedAt: null, editedSince: false, deletedSince: false, around };
  const state = { ...opened({ confidential: true }), evidence: [evidence], message };
  return { state, words: new Map([['d1', 'word '.repeat(800)]]), settings: Settings.parse({}) };
}

const draft = {
  draftId: 'd',
  guildId: null,
  userId: '1',
  subject: null,
  fields: {},
  files: [],
  snapshot: null,
  offered: [],
  expiresAt: 0,
};

it('answers every button and form it shows for a case', () => {
  const view = fullView();
  const shown = [
    caseCard(view),
    withheldCard(view, false),
    acknowledgementView(
      view,
      { ...view.state, joined: false },
      { ownerId: null, powers: [], maxBytes: 1, staff: null },
    ),
  ];
  const verbs = new Set(registry.components.map(({ verb }) => verb));
  const ids = JSON.stringify(shown).matchAll(/"custom_id":"([^"]*)"/gu);
  const seen = Array.from(ids, ([, customId = '']) => decodeCustomId(customId)?.verb ?? customId);

  expect(seen).toContain('around-it');
  expect(seen.length).toBeGreaterThan(4);
  expect(seen.filter((verb) => !verbs.has(verb))).toEqual([]);
});

it('opens a report form that Discord takes and that has a handler', () => {
  const form = validateModal(reportFormView(draft, Settings.parse({})));
  expect(registry.modals.map(({ verb }) => verb)).toContain(decodeCustomId(form.custom_id)?.verb);
});

/** Every sentence in src/texts, with what stands in for what is filled in. */
async function sentences(): Promise<string[]> {
  const files = readdirSync('src/texts/en').map((name) => import(`../../src/texts/en/${basename(name, '.ts')}.ts`));
  return (await Promise.all(files)).flatMap((texts: unknown) => stringsIn(texts));
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

it('says nothing empty, stiff or promising in any text', async () => {
  const all = await sentences();
  const stiff =
    /—|please note|kindly|we will (?:ban|punish|remove|make sure)|guarantee|rest assured|inconvenience|will be (?:banned|punished)/iu;

  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((text) => text.trim() === '')).toEqual([]);
  expect(all.filter((text) => stiff.test(text))).toEqual([]);
});
