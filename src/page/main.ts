import { dataId, type PageData } from "../model/page.ts";
import { mount } from "./app.ts";
import { serve } from "./background.ts";

// This script runs twice: in the page, and as a worker, which has no document.
if (typeof document === "undefined") serve();
else {
  // The data is what `advise` checked and wrote into this very file.
  const data = JSON.parse(document.getElementById(dataId)?.textContent ?? "null") as PageData;
  const root = document.getElementById("page");
  if (root) mount(root, data, document.currentScript?.textContent ?? "");
}
