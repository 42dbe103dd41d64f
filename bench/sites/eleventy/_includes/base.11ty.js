import { escaped } from "../eleventy.config.js";

export default ({ title, summary, content }) => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Bekerpad</title>
${summary ? `<meta name="description" content="${escaped(summary)}">\n` : ""}<link rel="stylesheet" href="/css/site.css">
</head>
<body>
<header class="masthead"><p>Bekerpad</p></header>
<main>
${content}
</main>
</body>
</html>
`;
