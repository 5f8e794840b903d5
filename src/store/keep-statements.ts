import type Sqlite from 'better-sqlite3';

/** So many texts of queries are met by far; lists of varying length add a few now and then. */
const keptAtMost = 500;

/**
 * Keeps statements once they are compiled: the same few hundred texts come again and again, and compiling one takes longer
 * than running it. The one used longest ago goes first.
 */
export function keepStatements(client: Sqlite.Database): void {
  const compile = client.prepare.bind(client);
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (text: string): Sqlite.Statement => {
    const statement = kept.get(text) ?? compile(text);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
    // Whoever used it before may have asked for rows as arrays.
    return statement.reader ? statement.raw(false) : statement;
  };
  Object.assign(client, { prepare });
}
