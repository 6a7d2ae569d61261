import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, the longest first: begun last, one of them would keep a single core busy at the end. */
const LONGEST = [
  "test/store/kill.test.ts",
  "test/cli/demo.test.ts",
  "test/store/ingest.test.ts",
  "test/store/disk-full.test.ts",
  "test/store/attachments-disk.test.ts",
  "test/store/healing.test.ts",
  "test/store/view-histories.test.ts",
  "test/e2e/accessibility.test.ts",
  "test/e2e/procedure.test.ts",
  "test/e2e/faults.test.ts",
  "test/e2e/intake.test.ts",
  "test/e2e/settings.test.ts",
  "test/e2e/processes.test.ts",
];

/** The order in which test files begin: known long ones, then all others as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.indexOf(relative(process.cwd(), moduleId).replaceAll("\\", "/"));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
