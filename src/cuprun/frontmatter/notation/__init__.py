"""The notation of results pages: scores, goals, cards, shoot-outs and line-ups as people print them."""
