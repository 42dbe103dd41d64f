import { cupOf, escaped, slug } from "../eleventy.config.js";
import { numbers } from "./moment.js";

export const data = { layout: "base.11ty.js" };

export const render = (data) => `<article class="report">
<p class="kicker"><a href="/cups/${slug(cupOf(data))}/">${escaped(cupOf(data))}</a> · ${escaped(data.round)}</p>
<h1>${escaped(data.title)}</h1>
<p class="standfirst">${escaped(data.summary)}</p>
<p class="byline">${data.authors.map((name) => `<a href="/authors/${slug(name)}/">${escaped(name)}</a>`).join(", ")}, <time datetime="${data.page.date.toISOString().slice(0, 16)}">${numbers(data.page.date)}, ${data.page.date.toISOString().slice(11, 16)}</time></p>
<p class="board"><a href="/teams/${slug(data.home)}/">${escaped(data.home)}</a> <b>${escaped(data.score)}</b> <a href="/teams/${slug(data.away)}/">${escaped(data.away)}</a></p>
${data.goals ? `<p class="goals">${escaped(data.goals)}</p>\n` : ""}<p class="venue">${escaped(data.venue)}</p>
<div class="prose">
${data.content}
</div>
</article>`;
