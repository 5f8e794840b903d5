import { afterEach, expect, it } from 'vitest';
import { CaseTranscript } from '../../src/domain/transcript.ts';
import { refusals } from '../../src/texts/en/refusals.ts';
import type { PersonFile } from '../support/discord-server/people/fill-modal.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { keptHashes, picture, sha256 } from '../support/files.ts';
import { onlookers } from '../support/onlookers.ts';
import { linkTo } from '../support/opening.ts';
import { cardIn, labelsOn, messagesIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { general } from '../support/reporting-messages.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { closesCase, stateOf } from '../support/shelving.ts';

afterEach(closeScenes);

const mib = 1024 * 1024;

/** Keeps files as evidence of the first case. Answers what whoever gave them reads. */
async function keeps(s: Scene, person: Person, file: PersonFile, shows = 'What he wrote on Monday.') {
  await person.runs('/evidence add', { file, shows, case: 'C-0001' });
  await quiet(s);
  return shownTo(person).text;
}

async function notes(s: Scene, person: Person, text: string, kind = 'witness-note'): Promise<string> {
  await person.runs('/evidence note', { kind, case: 'C-0001' });
  await person.fillsIn({ text });
  await quiet(s);
  return shownTo(person).text;
}

async function lists(person: Person): Promise<string> {
  await person.runs('/evidence list', { case: 'C-0001' });
  return shownTo(person).text;
}

it('keeps files and notes with who gave them and what they show, and shows copies under neutral names', async () => {
  const s = await onlookers();
  await reported(s, s.mira);
  const given = picture('tobin at home.png', { seed: 7 });
  expect(await keeps(s, s.rowan, given)).toContain('Kept with **C-0001** as F1.');
  expect(await notes(s, s.imke, 'Sol saw it, too, on Tuesday.')).toBe('Kept with **C-0001** as E1.');
  const list = await lists(s.rowan);

  expect(list).toContain('**C-0001** · evidence · 2');
  expect(list).toMatch(/\*\*F1\*\* · tobin at home\.png · 64 bytes · kept · given by the team\n {2}given by rowan/u);
  expect(list).toContain(`SHA-256 \`${sha256(given.bytes)}\``);
  expect(list).toContain('Shows: What he wrote on Monday.');
  expect(list).toContain('**E1** · Note of what a witness said');
  expect(list).toContain('“Sol saw it, too, on Tuesday.”');
  await s.rowan.presses('Show files', { on: shownTo(s.rowan) });
  expect(shownTo(s.rowan).attachments.map(({ filename }) => filename)).toEqual(['SPOILER_proof-1.png']);
  for (const person of [s.mira, s.tobin, s.sol, s.max]) {
    expect(person.seesNothingOf('on Tuesday')).toBe(true);
    expect(person.seesNothingOf('tobin at home')).toBe(true);
  }
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('answers whoever may not see the case as for one that does not exist, whatever they try', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const { reference } = await reported(s, s.sol, { about: { member: s.rowan } });
  const file = picture('a.png');
  for (const [line, options] of [
    ['/evidence list', {}],
    ['/evidence add', { file, shows: 'x' }],
    ['/evidence link', { link: 'https://discord.com/channels/1/2/3', shows: 'x' }],
    ['/evidence note', { kind: 'witness-note' }],
    ['/evidence cover', { which: 'F1' }],
    ['/evidence erase', { which: 'F1', reason: 'x' }],
  ] as const) {
    const answers: string[] = [];
    for (const one of [reference, 'C-9999']) {
      await s.rowan.runs(line, { ...options, case: one });
      answers.push(shownTo(s.rowan).text);
    }
    expect(answers).toEqual([refusals.noSuchCase, refusals.noSuchCase]);
  }
  expect(await s.rowan.types('/evidence list', { case: '' })).toEqual([{ name: 'C-0001', value: 'C-0001' }]);
});

it('keeps a message by its link only if whoever gives it can read it, and never one of the team', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const message = s.tobin.says('Nobody wants you here.', { in: general(s) });
  const gives = async (link: string) => {
    await s.rowan.runs('/evidence link', { link, shows: 'He says it openly.', case: 'C-0001' });
    await quiet(s);
    return shownTo(s.rowan).text;
  };
  expect(await gives(linkTo(s.guild.id, message))).toBe('Kept with **C-0001** as E1.');
  s.tobin.deletes(message);
  expect(await lists(s.rowan)).toContain('“Nobody wants you here.”');

  const inThread = messagesIn(s, thread)[0]?.message;
  const refused = [
    await gives(linkTo(s.guild.id, message)),
    await gives(`https://discord.com/channels/${s.guild.id}/900000000000000001/900000000000000002`),
    await gives(inThread === undefined ? '' : linkTo(s.guild.id, inThread)),
    await gives('https://discord.com/channels/900000000000000001/900000000000000001/900000000000000002'),
    await gives('look at it yourself'),
  ];
  // Gone, and never there: nothing tells which.
  expect(refused[0]).toBe(refused[1]);
  expect(new Set(refused).size).toBe(4);
  for (const text of refused) expect(text).toContain('> He says it openly.');
  expect((await stateOf(s)).exhibits).toHaveLength(1);
});

it.each<[string, PersonFile, string]>([
  ['is empty', { name: 'nothing.png', bytes: Buffer.alloc(0) }, '“nothing.png”'],
  ['is too large', picture('huge.png', { bytes: 30 * mib }), 'is too large: up to 25.0 MB are kept'],
])('refuses a file that %s, with the words given back, and records nothing', async (_how, file, answer) => {
  const s = await scene();
  s.guild.fileLimit = 100 * mib;
  await reported(s, s.mira);
  const text = await keeps(s, s.rowan, file);

  expect(text).toContain(answer);
  expect(text).toContain('> What he wrote on Monday.');
  expect((await stateOf(s)).evidence).toEqual([]);
});

it('knows a file by its bytes: what claims to be a picture is kept and not shown, the same bytes are kept once', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const lying = { name: '../../etc/passwd.png', bytes: Buffer.from('MZ\u0000\u0001 a program', 'latin1') };
  await keeps(s, s.rowan, lying);
  const long = `${'n'.repeat(300)}.png`;
  await keeps(s, s.rowan, { ...picture(long, { seed: 3 }) });
  await keeps(s, s.imke, { ...picture('again.png', { seed: 3 }) });
  const list = await lists(s.rowan);
  await s.rowan.presses('Show files', { on: shownTo(s.rowan) });

  expect(list).toContain('**F1** · ../../etc/passwd.png · 14 bytes · kept');
  expect(list).toContain('the same bytes as F2');
  expect(await keptHashes(s)).toHaveLength(2);
  expect(shownTo(s.rowan).attachments.map(({ filename }) => filename)).toEqual([
    'SPOILER_proof-2.png',
    'SPOILER_proof-3.png',
  ]);
});

it('covers what is personal for everybody but leaders who ask, and puts each look on record', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira, { form: { proof: [picture('address.png')] } });
  await notes(s, s.imke, 'He lives in Mill Lane 3.');
  for (const which of ['F1', 'e1']) {
    await s.imke.runs('/evidence cover', { which, case: 'C-0001' });
    await quiet(s);
  }
  expect(await lists(s.rowan)).not.toContain('Mill Lane');
  expect(labelsOn(shownTo(s.rowan))).toEqual([]);
  await s.rowan.runs('/evidence uncover', { which: 'F1', case: 'C-0001' });
  expect(shownTo(s.rowan).text).toBe('Only leaders look at what is covered, or show it again.');
  expect(labelsOn(cardIn(s, thread))).not.toContain('Show proof');

  await lists(s.halvard);
  await s.halvard.presses('Look at what is covered', { on: shownTo(s.halvard) });
  expect(shownTo(s.halvard).text).toContain('That you looked is on record.');
  expect(shownTo(s.halvard).attachments).toHaveLength(2);
  const events = await s.bot.stores.cases.history((await stateOf(s)).caseId);
  expect(events.filter(({ event }) => event.type === 'covered-looked-at').map(({ actorId }) => actorId)).toEqual([
    s.halvard.id,
  ]);
  await s.halvard.runs('/evidence uncover', { which: 'E1', case: 'C-0001' });
  expect(await lists(s.rowan)).toContain('Mill Lane');
});

it('starts covered where personal information was published', async () => {
  const s = await scene();
  await reported(s, s.mira, {
    form: { category: 'Personal information published', proof: [picture('address.png')] },
  });

  expect(await lists(s.rowan)).toContain('⬛ covered: leaders can look at it');
  expect(labelsOn(shownTo(s.rowan))).toEqual([]);
});

it('withdraws with a reason, and forgets nothing of it', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await notes(s, s.imke, 'It was Odo.');
  await s.imke.runs('/evidence withdraw', { which: 'E1', reason: 'I mixed up two people.', case: 'C-0001' });
  expect(shownTo(s.imke).text).toContain('E1 is withdrawn.');
  await s.rowan.runs('/evidence withdraw', { which: 'E1', reason: 'Again.', case: 'C-0001' });
  expect(shownTo(s.rowan).text).toContain('That piece is withdrawn already.\nYour words:\n> Again.');
  await s.rowan.runs('/evidence withdraw', { which: 'E7', reason: 'Which?', case: 'C-0001' });
  expect(shownTo(s.rowan).text).toContain('no evidence of that name');

  expect(await lists(s.rowan)).toMatch(/“It was Odo\.”[^]*🚫 withdrawn by imke.*: I mixed up two people\./u);
});

it('erases with two people, never one: words and bytes go, the record and what others hold stay', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await keeps(s, s.rowan, picture('mine.png', { seed: 1 }), 'Her address.');
  await keeps(s, s.rowan, picture('shared.png', { seed: 2 }), 'Both.');
  await keeps(s, s.rowan, picture('shared too.png', { seed: 2 }), 'Both.');
  for (const which of ['F1', 'F2'])
    await s.rowan.runs('/evidence erase', { which, reason: 'Private.', case: 'C-0001' });
  await lists(s.rowan);
  await s.rowan.presses('Erase F1', { on: shownTo(s.rowan) });
  expect(shownTo(s.rowan).text).toContain('two people erase, never one');
  await lists(s.imke);
  const page = shownTo(s.imke);
  for (const name of ['Erase F1', 'Erase F2']) await s.imke.presses(name, { on: page });
  await s.halvard.runs('/evidence list', { case: 'C-0001' });
  await quiet(s);

  expect(await keptHashes(s)).toEqual([sha256(picture('shared.png', { seed: 2 }).bytes)]);
  const list = await lists(s.imke);
  expect(list).not.toContain('Her address.');
  expect(list).not.toContain('mine.png');
  expect(list.match(/🗑️ erased by rowan .* and imke/gu)).toHaveLength(2);
  expect(list).toContain(sha256(picture('mine.png', { seed: 1 }).bytes));
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
  await s.imke.runs('/case view', { case: 'C-0001' });
  await s.imke.presses('Transcript');
  const json = shownTo(s.imke).message.attachments.find(({ filename }) => filename.endsWith('.json'));
  const read = CaseTranscript.parse(await (await fetch(json?.url ?? '')).json());
  expect(JSON.stringify(read)).not.toContain('Her address.');
});

it('keeps files of a case thread only when somebody says so, once', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const message = s.rowan.says('Look at this.', { in: thread, files: [picture('seen.png', { seed: 5 })] });
  await quiet(s);
  expect(await keptHashes(s)).toEqual([]);
  await s.imke.usesMessageMenu('Keep as evidence', message);
  await quiet(s);
  expect(shownTo(s.imke).text).toContain('as F1.');
  await s.rowan.usesMessageMenu('Keep as evidence', message);
  expect(shownTo(s.rowan).text).toContain('are evidence already');
  const outside = s.rowan.says('And this.', { in: general(s), files: [picture('x.png')] });
  await s.rowan.usesMessageMenu('Keep as evidence', outside);
  expect(shownTo(s.rowan).text).toContain('stands in none that you can see');

  expect(await keptHashes(s)).toHaveLength(1);
});

it('copies nothing where the safety of a minor is at stake', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { form: { category: 'Safety of a minor' } });
  await s.halvard.runs('/evidence add', { file: picture('him.png'), shows: 'Sent to her.', case: reference });
  await quiet(s);

  expect(shownTo(s.halvard).text).toContain('are not copied');
  expect(await keptHashes(s)).toEqual([]);
});

it('takes nothing into a closed case, and says what to do', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await closesCase(s, 'C-0001');
  const text = await keeps(s, s.rowan, picture('late.png'));

  expect(text).toContain('`/case reopen`');
  expect(text).toContain('> What he wrote on Monday.');
});
