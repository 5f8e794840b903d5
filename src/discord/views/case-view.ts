import type { CasesBeside } from '../../app/cases-beside.ts';
import type { CaseState } from '../../domain/case.ts';
import type { Settings } from '../../domain/settings.ts';

/** Everything a view of a case may draw from: the row, its words, and the server's settings. */
export interface CaseView {
  state: CaseState;
  /** Content by id; what was erased is missing. */
  words: Map<string, string>;
  settings: Settings;
  /** Other cases that whoever reads the view may know of; left out, none is shown. */
  beside?: CasesBeside;
}
