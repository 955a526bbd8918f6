import { writeReport } from './write-report.ts';

/**
 * `parapet eval report RUN…`: writes the report of each run again, with the runs beside it as its history; prints the paths.
 * @returns 0.
 * @throws {AppError} `invalid_request` for a folder that holds no run.
 */
export async function reportCommand(runs: readonly string[]): Promise<number> {
  for (const run of runs) process.stdout.write(`${await writeReport(run)}\n`);
  return 0;
}
