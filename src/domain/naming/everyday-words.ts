import { signOf } from './plain-words.ts';

/** Words that stand in names and in every letter alike: one of them alone names nobody. */
const words = [
  'about account admin after again also always anybody away back because been before being call came cannot case',
  'chat come could discord does done down each else even ever every everybody everything feel first fine from game',
  'give girl glad going good great have hear hello help here hers hope into just keep kind know last late left less',
  'life like little live long look love made make many member message moderator more most much must name never next',
  'nice night nobody nothing only open other over part people person please read real reply report said same security',
  'see send sent server since some somebody someone something soon still stop such support sure take talk team tell',
  'than thank thanks that their them then there these they thing this those thread time today told turn under until',
  'user very wait want well went were what when where which while whole will with woman word words work world would',
  'write your yours',
  'alle auch aber dass diese dein deine dich eine einen euch habe haben hast hier nicht nichts noch oder sich sind',
  'uns wenn werden wird wurde',
  'avec bien cela cette dans elle elles leur mais merci nous pour sans tous tout vous votre',
]
  .join(' ')
  .split(' ');

/** True for one of them, in the form in which names are compared. */
const everyday = new Set(words.map(signOf));
export const isEveryday = (sign: string): boolean => everyday.has(sign);
