/* What the pages do beyond links and forms. Everything works without it, a page load at a time. */

import { listenToKeys } from "./keys.js";
import { keepProgress } from "./progress.js";
import { reviewInPlace } from "./review.js";

listenToKeys(document);
reviewInPlace(document);
keepProgress(document);
