import { cupOf, escaped, slug } from "../eleventy.config.js";
import { day } from "../_includes/moment.js";

export const data = {
  layout: "base.11ty.js",
  pagination: { data: "collections.teams", size: 1, alias: "team", addAllPagesToCollections: false },
  permalink: ({ team }) => `/teams/${slug(team.name)}/`,
  eleventyComputed: { title: ({ team }) => team.name },
  eleventyExcludeFromCollections: true,
};

const match = ({ data, date, url }) =>
  `<li>${day(date)} <a href="/cups/${slug(cupOf(data))}/">${escaped(cupOf(data))}</a> ${escaped(data.round)} <a href="/teams/${slug(data.home)}/">${escaped(data.home)}</a> ${escaped(data.score)} <a href="/teams/${slug(data.away)}/">${escaped(data.away)}</a> <a href="${url}">${escaped(data.title)}</a></li>`;

export const render = ({ team }) =>
  `<h1>${escaped(team.name)}</h1>\n<ol class="matches">\n${team.reports.toReversed().map(match).join("\n")}\n</ol>`;
