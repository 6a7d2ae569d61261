// The icon package declares only its barrel of 6,000 icons; each icon alone is an undeclared file.
declare module "@tabler/icons-react/dist/esm/icons/*.mjs" {
  import type { Icon } from "@tabler/icons-react";

  const icon: Icon;
  export default icon;
}
