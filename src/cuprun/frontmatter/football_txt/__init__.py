"""Football.TXT: results as the openfootball project writes them, read line by line."""
