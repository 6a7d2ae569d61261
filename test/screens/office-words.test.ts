import { describe, expect, test } from "vitest";
import { catalog } from "../../renderer/text/id/catalog";
import { common } from "../../renderer/text/id/common";
import { fields } from "../../renderer/text/id/fields";
import { procedure } from "../../renderer/text/id/procedure";
import { requests } from "../../renderer/text/id/requests";
import {
  BASIS_WORDS,
  CHANNEL_WORDS,
  COMPLAINT_CHANNEL_WORDS,
  FEE_METHOD_WORDS,
  INSTRUCTION_WORDS,
  NATURE_WORDS,
  PRODUCT_FORM_WORDS,
  REQUIREMENT_WORDS,
  ROLE_WORDS,
} from "../../shared/text/office-words";

// What an operator chose on the screen must read the same on the paper.
describe("printed documents say the words of the screens", () => {
  test.each([
    ["roles", ROLE_WORDS, common.role],
    ["channels", CHANNEL_WORDS, requests.channel],
    ["product forms", PRODUCT_FORM_WORDS, requests.productForm],
    ["natures of a disposition", NATURE_WORDS, requests.nature],
    ["instructions of a disposition", INSTRUCTION_WORDS, requests.instruction],
    ["clocks", BASIS_WORDS, requests.basis],
    ["ways to pay", FEE_METHOD_WORDS, procedure.fee.methods],
    ["complaint channels", COMPLAINT_CHANNEL_WORDS, catalog.channelKind],
  ])("%s", (_what, printed, shown) => expect(printed).toEqual(shown));

  test("answers to requirements", () => {
    expect(fields.checklist).toMatchObject(REQUIREMENT_WORDS);
  });
});
