SELECT note'\'
