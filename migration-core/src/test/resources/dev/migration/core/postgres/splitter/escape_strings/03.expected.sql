SELECT de'\', ';'
