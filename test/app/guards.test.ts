import { expect, test } from "vitest";
import { isAllowedAddress } from "../../main/app/guards";

test.each([
  ["app://sigap/", "app://sigap", true],
  ["app://sigap/requests/1?x=1#y", "app://sigap", true],
  ["http://127.0.0.1:5173/index.html", "http://127.0.0.1:5173", true],
  ["app://sigap.example/", "app://sigap", false],
  ["app://user@sigap/", "app://sigap", false],
  ["https://sigap/", "app://sigap", false],
  ["http://127.0.0.1:51730/", "http://127.0.0.1:5173", false],
  ["file:///etc/passwd", "app://sigap", false],
  ["javascript:alert(1)", "app://sigap", false],
  ["about:blank", "app://sigap", false],
  ["", "app://sigap", false],
])("%s on %s: %s", (address, origin, allowed) => {
  expect(isAllowedAddress(address, origin)).toBe(allowed);
});
