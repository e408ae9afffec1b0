/* A posting that waits for approval, as candidates will see it. */

import { show } from "./seen.js";

const seen = document.getElementById("seen");
if (seen) show(seen);
